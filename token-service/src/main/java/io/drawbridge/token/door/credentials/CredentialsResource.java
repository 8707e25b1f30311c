package io.drawbridge.token.door.credentials;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CredentialAsk;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.Vended;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for backends and scripts: STS session credentials as JSON. */
@Path("/v1/credentials")
@Tag(name = "Credentials", description = "Temporary S3 credentials for one key or prefix.")
public class CredentialsResource {

    private final Callers callers;
    private final CredentialVendor vendor;
    private final StoreConfig store;
    private final RequestBytes body;
    private final Enforcers enforcers;

    CredentialsResource(
            Callers callers, CredentialVendor vendor, StoreConfig store, RequestBytes body, Enforcers enforcers) {
        this.body = body;
        this.enforcers = enforcers;
        this.callers = callers;
        this.vendor = vendor;
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCredentials",
            summary = "Get temporary S3 credentials for one key or prefix",
            description = "Any S3 client can use them: give it the three values, the region and the endpoint. They"
                    + " allow the actions asked for on the key or prefix asked for, and nothing else.")
    @Parameter(
            name = Enforcers.HEADER,
            in = ParameterIn.HEADER,
            description = "The bearer of a service that keeps the caller within max_object_size, content_types,"
                    + " create_only and headers of the answer.",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CredentialRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The credentials. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = CredentialAnswer.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<CredentialAnswer> create(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return callers.identify(authorization)
                .chain(caller -> enforcers
                        .identify(headers.getRequestHeader(Enforcers.HEADER))
                        .chain(enforcer -> body.read(request).chain(bytes -> vend(caller, enforcer, bytes))))
                .map(vended -> CredentialAnswer.of(vended, store));
    }

    private Uni<Vended> vend(Caller caller, Optional<Caller> enforcer, byte[] sent) {
        CredentialAsk ask = StrictJson.read(sent, CredentialRequest.class).parse();
        return enforcer.map(service -> vendor.vendToEnforcer(service, caller, ask))
                .orElseGet(() -> vendor.vend(caller, ask));
    }
}
