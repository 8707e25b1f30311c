package io.drawbridge.upload.door.ticket;

import io.drawbridge.upload.door.ClientBody;
import io.drawbridge.upload.door.RequestReader;
import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.lease.TokenServiceClient;
import io.drawbridge.upload.upload.LimitsConfig;
import io.drawbridge.upload.upload.Receipt;
import io.drawbridge.upload.upload.Uploader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code PUT /u/{ticket}} and {@code PUT /u/{ticket}/{filename…}}: a body from whoever holds a ticket. */
@Path("/u")
@Tag(name = "tickets", description = "Uploads by a ticket that stands in the path.")
public class TicketResource {

    private final TokenServiceClient tokenService;
    private final Uploader uploader;
    private final Vertx vertx;
    private final LimitsConfig limits;

    @Inject
    TicketResource(TokenServiceClient tokenService, Uploader uploader, Vertx vertx, LimitsConfig limits) {
        this.tokenService = tokenService;
        this.uploader = uploader;
        this.vertx = vertx;
        this.limits = limits;
    }

    @PUT
    @Path("/{ticket: .+}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putByTicket",
            summary = "Store the body as the ticket's object",
            description = "A ticket for one object is the whole path; one for a folder is followed by the name of the"
                    + " file. What holds for PUT of an object holds here.")
    @Parameter(
            name = "ticket",
            in = ParameterIn.PATH,
            description = "The ticket, and the file's name if the ticket is for a folder.",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            description = "The bytes.",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Stored.",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", description = "The path does not fit the ticket, or a header is not valid.")
    @APIResponse(responseCode = "401", description = "Not a ticket, or not any more.")
    @APIResponse(responseCode = "403", description = "The ticket does not allow uploads.")
    public Uni<RestResponse<Receipt>> put(@Context HttpServerRequest request) {
        TicketPath path = TicketPath.parse(request.path());
        RequestReader.refuseQuery(request);
        ClientBody body = ClientBody.asReceived(request, vertx, limits);
        return tokenService
                .ticket(path.ticket(), RequestId.current().orElse(""))
                .emitOn(body.loop())
                .map(target -> RequestReader.read(request, path.ticket(), target.named(path.filename())))
                .chain(upload -> uploader.upload(upload, body, body.loop()))
                .map(TicketResource::answer);
    }

    /** Without a Location: what a ticket's holder stored it may not read, and the ticket is not to be repeated. */
    private static RestResponse<Receipt> answer(Receipt receipt) {
        ResponseBuilder<Receipt> answer = ResponseBuilder.create(RestResponse.Status.CREATED, receipt);
        if (receipt.etag() != null) {
            answer.header(HttpHeaders.ETAG, receipt.etag());
        }
        return answer.build();
    }
}
