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

/** The door for {@code credential_process = curl …} in a profile of AWS. */
@Path("/v1/credentials/process")
@Tag(name = "Credentials")
public class ProcessResource {

    private static final String DOOR = "/v1/credentials/process/";

    private final AddressedCredentials credentials;

    ProcessResource(AddressedCredentials credentials) {
        this.credentials = credentials;
    }

    @GET
    @Path("/{bucket}/{key:.*}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "processCredentials",
            summary = "Get credentials as a credential_process prints them",
            description = "For credential_process = curl … in a profile of the AWS CLI and the SDKs.")
    @APIResponse(
            responseCode = "200",
            description = "The credentials. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = ProcessAnswer.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<ProcessAnswer> get(@BeanParam AddressParameters address) {
        return credentials.answer(address.request, DOOR, vended -> ProcessAnswer.of(vended.credentials()));
    }
}
