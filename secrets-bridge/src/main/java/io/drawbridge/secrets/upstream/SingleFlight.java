package io.drawbridge.secrets.upstream;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One run of a piece of work at a time; who comes meanwhile waits for its end, and who leaves does not stop it. */
final class SingleFlight<T> {

    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();

    Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> other = running.compareAndExchange(null, mine);
            if (other == null) {
                Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(() -> running.set(null))
                        .subscribe()
                        .with(mine::complete, mine::completeExceptionally);
            }
            return Uni.createFrom().completionStage((other == null ? mine : other).copy());
        });
    }
}
