package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.health.UpstreamWatch;
import io.drawbridge.secrets.upstream.UpstreamHealth;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Vault's health door. */
@Path("/v1")
@VaultErrors
public class SystemResource {

    private final UpstreamWatch upstream;
    private final InstantSource clock;
    private final String version;

    SystemResource(
            UpstreamWatch upstream,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.upstream = upstream;
        this.clock = clock;
        this.version = version;
    }

    @GET
    @Path("sys/health")
    @Operation(summary = "Say whether reads can be answered", description = "Needs no token.")
    @APIResponse(responseCode = "200", description = "The upstream serves.")
    public Uni<Response> health() {
        return upstream.state().map(this::health);
    }

    private Response health(UpstreamHealth state) {
        ObjectNode body = VaultAnswer.object()
                .put("initialized", state != UpstreamHealth.UNINITIALIZED)
                .put("sealed", state == UpstreamHealth.SEALED)
                .put("standby", false)
                .put("server_time_utc", clock.instant().getEpochSecond())
                .put("version", version);
        return VaultAnswer.plain(state.serves() ? 200 : 503, body);
    }
}
