package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vault.client.auth.VaultToken;
import io.quarkus.vault.client.auth.VaultTokenProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SingleFlightLoginTest {

    private final AtomicInteger logins = new AtomicInteger();
    private CompletableFuture<VaultToken> answer = new CompletableFuture<>();
    private final VaultTokenProvider delegate = request -> {
        logins.incrementAndGet();
        return answer;
    };
    private final SingleFlightLogin login = new SingleFlightLogin(delegate);

    @Test
    void logsInOnceForAllWhoWait() {
        List<CompletableFuture<VaultToken>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> login.apply(null).toCompletableFuture())
                .toList();
        VaultToken token = VaultToken.from("t", true, Duration.ofMinutes(1), 0, InstantSource.system());
        answer.complete(token);
        assertThat(waiting).allMatch(w -> w.join() == token);
        assertThat(logins).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        CompletableFuture<VaultToken> first = login.apply(null).toCompletableFuture();
        answer.completeExceptionally(new IllegalStateException("no"));
        assertThat(first).isCompletedExceptionally();
        answer = new CompletableFuture<>();
        login.apply(null);
        assertThat(logins).hasValue(2);
    }
}
