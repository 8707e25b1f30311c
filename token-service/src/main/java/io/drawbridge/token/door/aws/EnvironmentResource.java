package io.drawbridge.token.door.aws;

import io.drawbridge.token.store.StoreConfig;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for shells: lines for {@code eval}. */
@Path("/v1/credentials/env")
@Tag(name = "Credentials")
public class EnvironmentResource {

    private static final String DOOR = "/v1/credentials/env/";

    private final AddressedCredentials credentials;
    private final StoreConfig store;

    EnvironmentResource(AddressedCredentials credentials, StoreConfig store) {
        this.credentials = credentials;
        this.store = store;
    }

    @GET
    @Path("/{bucket}/{key:.*}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "exportCredentials",
            summary = "Get credentials as export lines",
            description = "For eval \"$(curl …)\" in a POSIX shell; sets what the AWS CLI and the SDKs read.")
    @APIResponse(
            responseCode = "200",
            description = "Lines of the form export NAME='value'. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = String.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<String> get(@BeanParam AddressParameters address) {
        return credentials.answer(address.request, DOOR, vended -> ExportLines.of(vended.credentials(), store));
    }
}
