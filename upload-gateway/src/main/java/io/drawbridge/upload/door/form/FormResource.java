package io.drawbridge.upload.door.form;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestResponse;

/** {@code POST /v1/objects/{bucket}/{folder…}/}: every file of a form becomes an object in that folder. */
@Path("/v1/objects")
@Tag(name = "objects")
public class FormResource {

    private final Forms forms;

    @Inject
    FormResource(Forms forms) {
        this.forms = forms;
    }

    @POST
    @Path("/{bucket}/{folder: .*}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postForm",
            summary = "Store the files of a form",
            description = "Streams each file of a multipart form into an object of the folder, under its own name."
                    + " Fields that are no files are read over. A file that is refused does not stop the others.")
    @SecurityRequirement(name = "bearer")
    @Parameter(
            name = "bucket",
            in = ParameterIn.PATH,
            description = "Name of the bucket.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "folder",
            in = ParameterIn.PATH,
            description = "Folder of the objects; the path ends in a slash.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "\"*\": only files whose object does not exist yet.",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            description = "The form.",
            content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "201",
            description = "All files are stored.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FormAnswer.class)))
    @APIResponse(
            responseCode = "207",
            description = "Look at each file: some are stored and some are not, or not for the same reason.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FormAnswer.class)))
    @APIResponse(responseCode = "400", description = "The form, or every file in it, is not valid.")
    @APIResponse(responseCode = "401", description = "No valid bearer token.")
    @APIResponse(responseCode = "403", description = "No grant for any of the files.")
    @APIResponse(responseCode = "415", description = "Not multipart/form-data.")
    public Uni<RestResponse<FormAnswer>> post(@Context HttpServerRequest request) {
        return forms.receive(request, FormRequest.read(request));
    }
}
