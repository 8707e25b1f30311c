package io.drawbridge.upload.door.form;

import io.drawbridge.upload.door.RequestReader;
import io.drawbridge.upload.door.ticket.TicketPath;
import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.lease.TokenServiceClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code POST /u/{ticket}/} and {@code POST /u/{ticket}/{folder…}/}: forms into the folder that a ticket is for. */
@Path("/u")
@Tag(name = "tickets")
public class TicketFormResource {

    private final TokenServiceClient tokenService;
    private final Forms forms;
    private final Vertx vertx;

    @Inject
    TicketFormResource(TokenServiceClient tokenService, Forms forms, Vertx vertx) {
        this.tokenService = tokenService;
        this.forms = forms;
        this.vertx = vertx;
    }

    @POST
    @Path("/{ticket: .+}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postFormByTicket",
            summary = "Store the files of a form in the ticket's folder",
            description = "For tickets that are for a folder. What holds for forms into folders holds here.")
    @Parameter(
            name = "ticket",
            in = ParameterIn.PATH,
            description = "The ticket, and a folder within the ticket's if wanted.",
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
    @APIResponse(responseCode = "400", description = "The path does not fit the ticket, or the form is not valid.")
    @APIResponse(responseCode = "401", description = "Not a ticket, or not any more.")
    @APIResponse(responseCode = "403", description = "The ticket does not allow uploads.")
    @APIResponse(responseCode = "415", description = "Not multipart/form-data, or no file has a type that is allowed.")
    public Uni<RestResponse<FormAnswer>> post(@jakarta.ws.rs.core.Context HttpServerRequest request) {
        TicketPath path = TicketPath.parseFolder(request.path());
        RequestReader.refuseQuery(request);
        Context context = vertx.getOrCreateContext();
        return tokenService
                .ticket(path.ticket(), RequestId.current().orElse(""))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .map(target -> FormRequest.read(request, path.ticket(), target.folder(path.filename())))
                .chain(form -> forms.receive(request, form));
    }
}
