package io.drawbridge.secrets.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The requests that end in a token: login, token roles, renewal; and the one that tells whether a token still lives. */
@Singleton
class Logins {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UpstreamTransport transport;
    private final UpstreamConfig config;
    private final InstantSource clock;
    private final Vertx vertx;
    private final MeterRegistry meters;

    Logins(UpstreamTransport transport, UpstreamConfig config, InstantSource clock, Vertx vertx, MeterRegistry meters) {
        this.transport = transport;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.meters = meters;
    }

    /** The bridge's own. */
    Login own() {
        if (config.token().isPresent()) {
            UpstreamToken token = UpstreamToken.forEver(config.token().get());
            return () -> Uni.createFrom().item(token);
        }
        return config.kubernetes()
                .role()
                .<Login>map(role -> () -> kubernetes(role))
                .orElse(this::appRole);
    }

    /** In the name of a Kubernetes auth role, which must accept the bridge's ServiceAccount. */
    Uni<UpstreamToken> kubernetes(String role) {
        return jwt().chain(jwt -> login(config.kubernetes().mount(), Map.of("role", role, "jwt", jwt)));
    }

    /** In the name of a token role, by a token that may create such. */
    Uni<UpstreamToken> tokenRole(String role, UpstreamToken creator) {
        VaultRequest.Builder<byte[]> request = VaultRequest.post("bridge-token");
        return obtain(
                "create",
                request.path("auth", "token", "create", role)
                        .token(creator.value())
                        .body(Map.of()));
    }

    Uni<UpstreamToken> renew(UpstreamToken token) {
        VaultRequest.Builder<byte[]> request = VaultRequest.post("bridge-renew");
        return obtain(
                "renew",
                request.path("auth", "token", "renew-self").token(token.value()).body(Map.of()));
    }

    /** False only if the upstream says that it does not know the token. */
    Uni<Boolean> lives(UpstreamToken token) {
        VaultRequest.Builder<byte[]> request = VaultRequest.get("bridge-lookup");
        return transport
                .send(request.path("auth", "token", "lookup-self").token(token.value()))
                .map(answer -> answer.getStatusCode() != 403)
                .onFailure()
                .recoverWithItem(true);
    }

    private Uni<UpstreamToken> appRole() {
        UpstreamConfig.AppRole role = config.appRole();
        return login(
                role.mount(),
                Map.of(
                        "role_id", role.roleId().orElseThrow(),
                        "secret_id", role.secretId().orElseThrow()));
    }

    private Uni<UpstreamToken> login(String mount, Map<String, String> body) {
        VaultRequest.Builder<byte[]> request = VaultRequest.post("bridge-login");
        return obtain("login", request.path("auth", mount, "login").noToken().body(body));
    }

    /** Read each time: kubelet rotates it. */
    private Uni<String> jwt() {
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .readFile(config.kubernetes().tokenPath())
                        .map(Buffer::toString)
                        .toCompletionStage())
                .map(String::strip);
    }

    private Uni<UpstreamToken> obtain(String kind, VaultRequest.Builder<byte[]> request) {
        return transport
                .send(request)
                .map(this::token)
                .invoke(() -> count(kind, "ok"))
                .onFailure()
                .invoke(failure -> count(kind, failure instanceof LoginRefusedException ? "refused" : "failed"));
    }

    private UpstreamToken token(VaultResponse<byte[]> answer) {
        int status = answer.getStatusCode();
        if (status == 400 || status == 403 || status == 404) {
            throw new LoginRefusedException(status);
        }
        if (status != 200) {
            throw new IllegalStateException("login was answered with status " + status);
        }
        JsonNode auth = parse(answer.getBody().orElseThrow()).path("auth");
        return UpstreamToken.leased(
                auth.path("client_token").asText(),
                auth.path("renewable").asBoolean(),
                Duration.ofSeconds(auth.path("lease_duration").asLong()),
                config.renewGracePeriod(),
                clock.instant());
    }

    private void count(String kind, String outcome) {
        meters.counter("drawbridge_upstream_logins", "kind", kind, "outcome", outcome)
                .increment();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Without the document: it holds a token.
            throw new UncheckedIOException(new IOException("login was answered with no JSON"));
        }
    }
}
