package io.drawbridge.token.door.aws;

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

/** The door for AWS SDKs and all that is built with them: their container provider, by two environment variables. */
@Path("/v1/credentials/container")
@Tag(name = "Credentials")
public class ContainerResource {

    static final String DOOR = "/v1/credentials/container/";

    private final AddressedCredentials credentials;

    ContainerResource(AddressedCredentials credentials) {
        this.credentials = credentials;
    }

    @GET
    @Path("/{bucket}/{key:.*}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "containerCredentials",
            summary = "Get credentials as the container providers of AWS SDKs read them",
            description = "For AWS_CONTAINER_CREDENTIALS_FULL_URI. Takes the token of"
                    + " AWS_CONTAINER_AUTHORIZATION_TOKEN as SDKs send it, without a scheme, and also as Bearer. 4xx is"
                    + " final, 5xx may be tried again.")
    @APIResponse(
            responseCode = "200",
            description = "The credentials. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = ContainerAnswer.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<ContainerAnswer> get(@BeanParam AddressParameters address) {
        return credentials.answer(address.request, DOOR, vended -> ContainerAnswer.of(vended.credentials()));
    }
}
