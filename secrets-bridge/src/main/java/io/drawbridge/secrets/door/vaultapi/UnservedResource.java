package io.drawbridge.secrets.door.vaultapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Nothing is written through this bridge. */
@Path("/v1")
public class UnservedResource {

    @PUT
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Response put() {
        throw VaultFailure.unsupportedOperation();
    }

    @POST
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Response post() {
        throw VaultFailure.unsupportedOperation();
    }

    @PATCH
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Response patch() {
        throw VaultFailure.unsupportedOperation();
    }

    @DELETE
    @Path("{any:.*}")
    @Operation(hidden = true)
    public Response delete() {
        throw VaultFailure.unsupportedOperation();
    }
}
