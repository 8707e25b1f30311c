package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.access.AccessRules;
import io.drawbridge.secrets.access.InvalidPathException;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.health.UpstreamWatch;
import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.tenant.Tenant;
import io.drawbridge.secrets.upstream.UpstreamHealth;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The two system doors that clients look at: health, and the mount of a path. */
@Path("/v1")
@VaultErrors
public class SystemResource {

    private static final String MOUNTS = "/v1/sys/internal/ui/mounts/";

    private final Callers callers;
    private final AccessRules rules;
    private final UpstreamWatch upstream;
    private final InstantSource clock;
    private final String version;

    SystemResource(
            Callers callers,
            AccessRules rules,
            UpstreamWatch upstream,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.callers = callers;
        this.rules = rules;
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

    @GET
    @Path("sys/internal/ui/mounts/{path:.+}")
    @Operation(
            summary = "Tell the mount of a path",
            description = "The vault and bao CLIs ask this before each kv command.")
    @Parameter(name = "path", in = ParameterIn.PATH, description = "A path below a mount.")
    @APIResponse(responseCode = "200", description = "data.path is the mount, data.options.version is 2.")
    public Response mount(@Context RoutingContext context) {
        Tenant tenant = callers.identify(context.request()).tenant();
        String mount = mountOf(tenant, segments(context.request().path()));
        ObjectNode data = VaultAnswer.object()
                .put("accessor", "")
                .put("description", "")
                .put("local", false)
                .put("path", mount + "/")
                .put("seal_wrap", false)
                .put("type", "kv");
        data.putObject("options").put("version", "2");
        data.putObject("config").put("default_lease_ttl", 0).put("max_lease_ttl", 0);
        return VaultAnswer.data(RequestId.of(context), data);
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

    /** The shortest prefix of the path that is a mount in which this tenant has anything. */
    private String mountOf(Tenant tenant, List<String> segments) {
        return IntStream.rangeClosed(1, segments.size())
                .mapToObj(length -> String.join("/", segments.subList(0, length)))
                .filter(mount -> rules.maySee(tenant, mount))
                .findFirst()
                .orElseThrow(VaultFailure::permissionDenied);
    }

    private static List<String> segments(String rawPath) {
        if (!rawPath.startsWith(MOUNTS)) {
            throw VaultFailure.badRequest("relative paths not supported");
        }
        try {
            return SecretPath.clean(rawPath.substring(MOUNTS.length())).segments();
        } catch (InvalidPathException e) {
            throw VaultFailure.badRequest(e.getMessage());
        }
    }
}
