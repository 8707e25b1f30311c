package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.access.AccessRules;
import io.drawbridge.secrets.access.Audience.Match;
import io.drawbridge.secrets.access.Subject;
import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.tenant.NamespaceLabels;
import io.drawbridge.secrets.tenant.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The doors by which clients find out what a mount is. They show mounts in which the tenant has anything. */
@Path("/v1")
@VaultErrors
public class MountResource {

    private static final String OF_PATH = "/v1/sys/internal/ui/mounts/";
    private static final String BY_NAME = "/v1/sys/mounts/";

    private final Callers callers;
    private final AccessRules rules;
    private final NamespaceLabels labels;
    private final KvMounts mounts;

    MountResource(Callers callers, AccessRules rules, NamespaceLabels labels, KvMounts mounts) {
        this.callers = callers;
        this.rules = rules;
        this.labels = labels;
        this.mounts = mounts;
    }

    @GET
    @Path("sys/internal/ui/mounts/{path:.+}")
    @Operation(
            summary = "Tell the mount of a path",
            description = "The vault and bao CLIs ask this before each kv command.")
    @Parameter(name = "path", in = ParameterIn.PATH, description = "A path below a mount.")
    @APIResponse(responseCode = "200", description = "data.path is the mount, data.options.version its version of KV.")
    public Uni<Response> ofPath(@Context RoutingContext context) {
        Tenant tenant = callers.identify(context.request()).tenant();
        List<String> segments = CleanPath.segments(context.request().path(), OF_PATH);
        String requestId = RequestId.of(context);
        return labels.describe(tenant)
                .map(subject -> mountOf(subject, segments))
                .map(mount -> VaultAnswer.data(requestId, describe(mount).put("path", mount + "/")));
    }

    @GET
    @Path("sys/mounts/{mount:.+}")
    @Operation(summary = "Describe a mount", description = "The OpenBao provider of External Secrets asks this.")
    @Parameter(name = "mount", in = ParameterIn.PATH, description = "The mount.")
    @APIResponse(responseCode = "200", description = "data.type is kv, data.options.version its version of KV.")
    public Uni<Response> byName(@Context RoutingContext context) {
        Tenant tenant = callers.identify(context.request()).tenant();
        String mount = CleanPath.join(context.request().path(), BY_NAME);
        String requestId = RequestId.of(context);
        return labels.describe(tenant)
                .map(subject -> visible(subject, List.of(mount)))
                .map(found -> VaultAnswer.data(requestId, describe(found)));
    }

    private String mountOf(Subject subject, List<String> segments) {
        return visible(
                subject,
                IntStream.rangeClosed(1, segments.size())
                        .mapToObj(length -> String.join("/", segments.subList(0, length)))
                        .toList());
    }

    /** The first of these that is a mount in which somebody has anything. */
    private String visible(Subject subject, List<String> names) {
        List<Match> matches =
                names.stream().map(name -> rules.maySee(subject, name)).toList();
        int seen = matches.indexOf(Match.YES);
        if (seen < 0) {
            throw matches.contains(Match.UNKNOWN)
                    ? VaultFailure.unavailable("the Kubernetes API server does not answer")
                    : VaultFailure.permissionDenied();
        }
        return names.get(seen);
    }

    private ObjectNode describe(String mount) {
        ObjectNode data = VaultAnswer.object()
                .put("accessor", "")
                .put("description", "")
                .put("local", false)
                .put("seal_wrap", false)
                .put("type", "kv");
        data.putObject("options").put("version", mounts.version(mount).number());
        data.putObject("config").put("default_lease_ttl", 0).put("max_lease_ttl", 0);
        return data;
    }
}
