package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileLoadTest {

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private String kind = "service";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsWhatTheVaultProviderSends() throws Exception {
        ReconcileLoad.Seen seen = run("secret/data/a");
        assertThat(seen.reads().errors()).isZero();
        assertThat(seen.reads().count()).isEqualTo(80);
        assertThat(seen.requests()).isEqualTo(110);
        assertThat(requests)
                .containsEntry("PUT /v1/auth/kubernetes/login", 10)
                .containsEntry("GET /v1/auth/token/lookup-self", 10)
                .containsEntry("GET /v1/secret/data/a", 80)
                .containsEntry("PUT /v1/auth/token/revoke-self", 10);
    }

    @Test
    void doesNotRevokeBatchTokens() throws Exception {
        kind = "batch";
        assertThat(run("secret/data/a").requests()).isEqualTo(100);
        assertThat(requests).doesNotContainKey("PUT /v1/auth/token/revoke-self");
    }

    @Test
    void countsAReconcileThatFails() throws Exception {
        ReconcileLoad.Seen seen = run("secret/data/missing");
        assertThat(seen.reads().errors()).isEqualTo(10);
        assertThat(seen.reads().count()).isZero();
    }

    @Test
    void findsTheReadsThatWentUpstreamInTheAuditLog() {
        String log =
                """
                {"message":"read tenant=t verb=read path=\\"secret/a\\" version=current outcome=found cache=miss age_ms=3"}
                {"message":"read tenant=t verb=read path=\\"secret/a\\" version=current outcome=found cache=hit age_ms=3"}
                {"message":"read tenant=t verb=read path=\\"secret/b\\" version=current outcome=found cache=miss age_ms=3"}
                {"message":"read tenant=t verb=read path=\\"secret/a\\" version=current outcome=found cache=miss age_ms=3"}
                """;
        assertThat(UpstreamReads.byPath(log)).containsOnly(Map.entry("secret/a", 2L), Map.entry("secret/b", 1L));
    }

    private ReconcileLoad.Seen run(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Reconcile reconcile = new Reconcile(address.getAuthority(), "a.b.c", Collections.nCopies(8, path));
        return new ReconcileLoad(Duration.ofMillis(500), 2, Duration.ofSeconds(1))
                .run(address, Collections.nCopies(5, reconcile));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.merge(exchange.getRequestMethod() + " " + path, 1, Integer::sum);
        boolean known = path.endsWith("login")
                || List.of("t-1").equals(exchange.getRequestHeaders().get("X-Vault-Token"));
        int status = !known ? 403 : path.endsWith("revoke-self") ? 204 : path.endsWith("missing") ? 404 : 200;
        byte[] body = ("{\"auth\":{\"client_token\":\"t-1\"},\"data\":{\"type\":\"" + kind + "\",\"password\":\"p\"}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
