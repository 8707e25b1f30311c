package io.drawbridge.token.door.shell;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.http.RawPath;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CredentialAsk;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.Vended;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The door for shells: credentials to upload one object, as lines for {@code eval}. */
@Path("/v1/credentials/env")
@Tag(name = "Credentials")
public class ShellResource {

    private static final String PREFIX = "/v1/credentials/env/";

    private final Callers callers;
    private final CredentialVendor vendor;
    private final StoreConfig store;

    ShellResource(Callers callers, CredentialVendor vendor, StoreConfig store) {
        this.callers = callers;
        this.vendor = vendor;
        this.store = store;
    }

    @GET
    @Path("/{bucket}/{key:.+}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "exportCredentials",
            summary = "Get credentials to upload one object, as export lines",
            description = "For eval \"$(curl …)\" in a POSIX shell; sets what the AWS CLI and the SDKs read.")
    @APIResponse(
            responseCode = "200",
            description = "Lines of the form export NAME='value'. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "502", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @SecurityRequirement(name = "bearer")
    public Uni<RestResponse<String>> export(
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            @PathParam("bucket") String bucket,
            @Parameter(description = "Slashes as they are.") @PathParam("key") String key) {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return callers.identify(authorization)
                .chain(caller -> vend(caller, request))
                .map(this::answer);
    }

    /** The raw path decides: what the router makes of it may not be the key that the store is asked for. */
    private Uni<Vended> vend(Caller caller, HttpServerRequest request) {
        RawPath path = RawPath.of(request.path(), PREFIX);
        Scope scope = new Scope(new BucketName(path.bucket()), new ObjectKey(path.key()), Set.of(Action.UPLOAD));
        return vendor.vend(caller, new CredentialAsk(scope, Optional.empty(), false));
    }

    private RestResponse<String> answer(Vended vended) {
        return RestResponse.ResponseBuilder.ok(ExportLines.of(vended.credentials(), store))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
