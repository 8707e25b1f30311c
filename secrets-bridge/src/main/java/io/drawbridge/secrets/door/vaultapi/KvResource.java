package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.secret.SecretReader;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.tenant.TenantToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** KV, the reading half, both versions. All doors are one: what is asked for is read from the raw path. */
@Path("/v1")
@VaultErrors
public class KvResource {

    private final Callers callers;
    private final SecretReader reader;
    private final KvMounts mounts;

    KvResource(Callers callers, SecretReader reader, KvMounts mounts) {
        this.callers = callers;
        this.reader = reader;
        this.mounts = mounts;
    }

    @GET
    @Path("{mount}/data/{path:.+}")
    @Operation(
            summary = "Read a secret",
            description = "The value is at data.data. A deleted version is a 404 that carries its metadata.")
    @Parameter(name = "mount", in = ParameterIn.PATH, description = "Mount of a KV v2 engine.")
    @Parameter(name = "path", in = ParameterIn.PATH, description = "Path of the secret; slashes stay slashes.")
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "The current one without it.",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "200", description = "The secret and the metadata of its version.")
    public Uni<Response> read(@Context RoutingContext context) {
        return answer(context);
    }

    @GET
    @Path("{mount}/metadata/{path:.+}")
    @Operation(
            summary = "Read metadata, or list a folder",
            description = "With list=true the names that the caller may read; folders end in a slash.")
    @Parameter(name = "mount", in = ParameterIn.PATH, description = "Mount of a KV v2 engine.")
    @Parameter(name = "path", in = ParameterIn.PATH, description = "Path of the secret or folder.")
    @Parameter(
            name = "list",
            in = ParameterIn.QUERY,
            description = "true lists; the method LIST does the same.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(responseCode = "200", description = "The metadata with all versions, or the keys of the list.")
    public Uni<Response> metadata(@Context RoutingContext context) {
        return answer(context);
    }

    @GET
    @Path("{mount}/{path:.+}")
    @Operation(
            summary = "Read a secret of KV v1, or list a folder",
            description = "The mount must be configured as version 1. The value is at data; there are no versions.")
    @Parameter(name = "mount", in = ParameterIn.PATH, description = "Mount of a KV v1 engine.")
    @Parameter(name = "path", in = ParameterIn.PATH, description = "Path of the secret or folder.")
    @Parameter(
            name = "list",
            in = ParameterIn.QUERY,
            description = "true lists; the method LIST does the same.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(responseCode = "200", description = "The secret, or the keys of the list.")
    public Uni<Response> readV1(@Context RoutingContext context) {
        return answer(context);
    }

    @GET
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Uni<Response> other(@Context RoutingContext context) {
        return answer(context);
    }

    @LIST
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Uni<Response> list(@Context RoutingContext context) {
        return answer(context);
    }

    private Uni<Response> answer(RoutingContext context) {
        TenantToken caller = callers.identify(context.request());
        SecretRef ref = KvRequest.parse(context.request(), mounts);
        String requestId = RequestId.of(context);
        return reader.read(caller.tenant(), ref, requestId).map(outcome -> KvAnswer.of(outcome, requestId));
    }
}
