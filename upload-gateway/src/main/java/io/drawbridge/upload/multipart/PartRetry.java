package io.drawbridge.upload.multipart;

import io.drawbridge.upload.lease.SessionCredentials;
import io.drawbridge.upload.lease.UploadLease;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Makes the calls of one upload, with repetition. An attempt that has begun is never cancelled: its body is a slab,
 * and a slab must not get new content while the SDK may still be writing the old one to a socket. Who wants to use
 * the slabs again waits for {@link #stop()}.
 */
final class PartRetry {

    private final UploadLease lease;
    private final int attempts;
    private final Backoff backoff;
    private final StoreMetrics metrics;
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger retries = new AtomicInteger();
    private volatile boolean stopped;

    PartRetry(UploadLease lease, int attempts, Backoff backoff, StoreMetrics metrics) {
        this.lease = lease;
        this.attempts = attempts;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    /** @param call one attempt, begun when it is called */
    <T> Uni<T> run(Function<SessionCredentials, CompletableFuture<T>> call) {
        return make(new Attempt<>(call, 1, false));
    }

    /** Begins no further attempt, and ends when none is on its way any more, however those ended. */
    Uni<Void> stop() {
        return Uni.createFrom().completionStage(() -> {
            stopped = true;
            return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        });
    }

    int retries() {
        return retries.get();
    }

    private <T> Uni<T> make(Attempt<T> attempt) {
        return lease.credentials().chain(session -> begin(attempt.call(), session)
                .onFailure()
                .recoverWithUni(failure -> after(attempt, session, failure)));
    }

    private <T> Uni<T> after(Attempt<T> failed, SessionCredentials session, Throwable failure) {
        if (!failed.renewed() && S3Failures.isExpired(failure)) {
            count(failure);
            return lease.replace(session).chain(() -> make(failed.withNewCredentials()));
        }
        if (failed.number() < attempts && S3Failures.isRetryable(failure)) {
            count(failure);
            return pause(backoff.after(failed.number(), S3Failures.retryAfter(failure)))
                    .chain(() -> make(failed.next()));
        }
        return Uni.createFrom().failure(failure);
    }

    private static Uni<Void> pause(Duration duration) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(duration);
    }

    private <T> Uni<T> begin(Function<SessionCredentials, CompletableFuture<T>> call, SessionCredentials session) {
        return Uni.createFrom().emitter(result -> {
            // Seen by stop() before this looks whether it was stopped: no attempt slips through between the two.
            CompletableFuture<Void> place = new CompletableFuture<>();
            running.add(place);
            if (stopped) {
                leave(place);
                result.fail(new CancellationException("the upload was given up"));
                return;
            }
            call.apply(session).whenComplete((value, failure) -> {
                leave(place);
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.fail(failure);
                }
            });
        });
    }

    private void leave(CompletableFuture<Void> place) {
        running.remove(place);
        place.complete(null);
    }

    private void count(Throwable failure) {
        retries.incrementAndGet();
        metrics.retried(S3Failures.cause(failure));
    }

    /**
     * One of the attempts of a call.
     *
     * @param number from 1
     * @param renewed new credentials were got for this call: if they are refused too, newer ones will not help
     */
    private record Attempt<T>(Function<SessionCredentials, CompletableFuture<T>> call, int number, boolean renewed) {

        private Attempt<T> next() {
            return new Attempt<>(call, number + 1, renewed);
        }

        private Attempt<T> withNewCredentials() {
            return new Attempt<>(call, number, true);
        }
    }
}
