package io.drawbridge.secrets.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** The Vault or OpenBao behind this bridge. */
@Singleton
public class UpstreamClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UpstreamTransport transport;
    private final UpstreamSessions sessions;
    private final MeterRegistry meters;

    UpstreamClient(UpstreamTransport transport, UpstreamSessions sessions, MeterRegistry meters) {
        this.transport = transport;
        this.sessions = sessions;
        this.meters = meters;
    }

    /** @param role in whose name is read; empty for the bridge's own */
    public UpstreamReads as(String role) {
        return new UpstreamReads(transport, sessions.of(role), role.isEmpty(), meters);
    }

    /** What the unauthenticated health door says; any status of it is an answer. */
    public Uni<UpstreamHealth> health() {
        return askHealth()
                .map(response -> UpstreamHealth.ofStatus(response.getStatusCode()))
                .onFailure()
                .recoverWithItem(UpstreamHealth.UNREACHABLE);
    }

    /** The id of the cluster that serves, an empty text if it does not tell; empty when none serves. */
    public Uni<Optional<String>> clusterId() {
        return askHealth().map(UpstreamClient::clusterId).onFailure().recoverWithItem(Optional.empty());
    }

    private Uni<VaultResponse<byte[]>> askHealth() {
        return Uni.createFrom()
                .deferred(() -> transport.sendNow(VaultRequest.<byte[]>get("bridge-health")
                        .path("sys", "health")
                        .noToken()
                        .noNamespace()));
    }

    private static Optional<String> clusterId(VaultResponse<byte[]> response) {
        if (!UpstreamHealth.ofStatus(response.getStatusCode()).serves()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(response.getBody().orElseThrow())
                    .path("cluster_id")
                    .asText());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
