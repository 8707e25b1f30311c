package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.http.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a tenant may do with its own token. */
@Path("/v1")
@VaultErrors
public class TokenResource {

    private final Callers callers;
    private final InstantSource clock;

    TokenResource(Callers callers, InstantSource clock) {
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Path("auth/token/lookup-self")
    @Operation(summary = "Describe the caller's token")
    @APIResponse(responseCode = "200", description = "data.type is batch; data.ttl counts seconds.")
    public Response lookup(@Context RoutingContext context) {
        return VaultAnswer.data(
                RequestId.of(context), TokenDescription.lookup(callers.identify(context.request()), clock.instant()));
    }

    @PUT
    @Path("auth/token/revoke-self")
    @Operation(
            summary = "Take leave",
            description = "Answers as if the token were revoked. It is stateless and stays valid until it expires.")
    @APIResponse(responseCode = "204", description = "Nothing to say.")
    public Response revoke(@Context RoutingContext context) {
        callers.identify(context.request());
        return Response.noContent().build();
    }

    @POST
    @Path("auth/token/revoke-self")
    @Operation(summary = "Take leave", description = "The same as PUT.")
    @APIResponse(responseCode = "204", description = "Nothing to say.")
    public Response revokeByPost(@Context RoutingContext context) {
        return revoke(context);
    }
}
