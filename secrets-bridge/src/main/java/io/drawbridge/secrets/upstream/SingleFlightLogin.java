package io.drawbridge.secrets.upstream;

import io.quarkus.vault.client.auth.VaultAuthRequest;
import io.quarkus.vault.client.auth.VaultToken;
import io.quarkus.vault.client.auth.VaultTokenProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** One login or renewal at a time: the client's own cache lets every request log in that finds no token. */
final class SingleFlightLogin implements VaultTokenProvider {

    private final VaultTokenProvider delegate;
    private final AtomicReference<CompletableFuture<VaultToken>> running = new AtomicReference<>();

    SingleFlightLogin(VaultTokenProvider delegate) {
        this.delegate = delegate;
    }

    @Override
    public CompletionStage<VaultToken> apply(VaultAuthRequest request) {
        CompletableFuture<VaultToken> mine = new CompletableFuture<>();
        CompletableFuture<VaultToken> other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other.minimalCompletionStage();
        }
        delegate.apply(request).whenComplete((token, failure) -> {
            running.set(null);
            if (failure == null) {
                mine.complete(token);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine.minimalCompletionStage();
    }

    @Override
    public void invalidateCache() {
        delegate.invalidateCache();
    }
}
