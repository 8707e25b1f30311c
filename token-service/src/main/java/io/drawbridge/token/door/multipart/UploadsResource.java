package io.drawbridge.token.door.multipart;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.multipart.MultipartUploads;
import io.drawbridge.token.multipart.OpenUpload;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The door for large objects of clients that only know how to PUT. */
@Path("/v1/uploads")
@Tag(name = "Uploads", description = "Uploads in parts: the client puts each part to its URL, the rest is done here.")
@SecurityRequirement(name = "bearer")
public class UploadsResource {

    private final Callers callers;
    private final MultipartUploads uploads;
    private final RequestBytes body;

    UploadsResource(Callers callers, MultipartUploads uploads, RequestBytes body) {
        this.callers = callers;
        this.uploads = uploads;
        this.body = body;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "beginUpload", summary = "Begin an upload, and get the URLs of its parts")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UploadRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The upload. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    public Uni<RestResponse<UploadAnswer>> begin(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        return caller(headers)
                .chain(caller -> body.read(request)
                        .map(sent -> StrictJson.read(sent, UploadRequest.class).parse())
                        .chain(ask -> uploads.begin(caller, ask)))
                .map(begun -> RestResponse.status(RestResponse.Status.CREATED, UploadAnswer.of(begun)));
    }

    @POST
    @Path("/{upload}/parts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "signParts", summary = "Get URLs for any parts, as often as needed")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SignRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The URLs. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = SignAnswer.class)))
    public Uni<SignAnswer> sign(
            @PathParam("upload") String handle, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return caller(headers).chain(caller -> body.read(request).chain(sent -> sign(caller, handle, sent)));
    }

    @GET
    @Path("/{upload}/parts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listParts", summary = "List all parts that the store has")
    @APIResponse(
            responseCode = "200",
            description = "The parts, in order.",
            content = @Content(schema = @Schema(implementation = PartList.class)))
    public Uni<PartList> list(@PathParam("upload") String handle, @Context HttpHeaders headers) {
        return caller(headers)
                .chain(caller -> uploads.listParts(caller, uploads.open(caller, handle)))
                .map(PartList::of);
    }

    @POST
    @Path("/{upload}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeUpload",
            summary = "Make the object of its parts",
            description = "May be repeated when the answer was lost.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PartList.class)))
    @APIResponse(
            responseCode = "200",
            description = "The object.",
            content = @Content(schema = @Schema(implementation = CompletedAnswer.class)))
    public Uni<CompletedAnswer> complete(
            @PathParam("upload") String handle, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return caller(headers).chain(caller -> body.readLong(request).chain(sent -> complete(caller, handle, sent)));
    }

    @DELETE
    @Path("/{upload}")
    @Operation(
            operationId = "abortUpload",
            summary = "End the upload and delete its parts",
            description = "May be repeated.")
    @APIResponse(responseCode = "204", description = "Nothing of it is left.")
    public Uni<Void> abort(@PathParam("upload") String handle, @Context HttpHeaders headers) {
        return caller(headers).chain(caller -> uploads.abort(caller, uploads.open(caller, handle)));
    }

    private Uni<Caller> caller(HttpHeaders headers) {
        return callers.identify(headers.getRequestHeader(HttpHeaders.AUTHORIZATION));
    }

    private Uni<SignAnswer> sign(Caller caller, String handle, byte[] sent) {
        OpenUpload upload = uploads.open(caller, handle);
        SignRequest asked = StrictJson.read(sent, SignRequest.class);
        return uploads.signParts(caller, upload, asked.numbers(), asked.lifetime())
                .map(SignAnswer::of);
    }

    private Uni<CompletedAnswer> complete(Caller caller, String handle, byte[] sent) {
        OpenUpload upload = uploads.open(caller, handle);
        return uploads.complete(
                        caller, upload, StrictJson.read(sent, PartList.class).parse())
                .map(CompletedAnswer::of);
    }
}
