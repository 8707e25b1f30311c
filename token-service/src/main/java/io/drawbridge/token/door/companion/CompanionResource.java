package io.drawbridge.token.door.companion;

import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.multipart.MultipartUploads;
import io.drawbridge.token.multipart.NewUpload;
import io.drawbridge.token.multipart.OpenUpload;
import io.drawbridge.token.presign.FormConditions;
import io.drawbridge.token.presign.ObjectAttributes;
import io.drawbridge.token.presign.Presigning;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.store.StoreUrls;
import io.drawbridge.token.ticket.Tickets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The door for Uppy: the S3 part of Companion's contract, below a ticket. The key is the ticket's; what the client calls
 * {@code uploadId} is our handle, which opens the upload for the same ticket only.
 *
 * @see <a href="https://github.com/transloadit/uppy/blob/main/packages/%40uppy/companion/src/server/controllers/s3.ts">
 *     Companion</a>
 */
@Path("/u/{ticket}/s3")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uppy", description = "Companion's S3 contract below a ticket, for @uppy/aws-s3.")
public class CompanionResource {

    private final Tickets tickets;
    private final Presigning presigning;
    private final MultipartUploads uploads;
    private final StoreUrls store;
    private final RequestBytes body;
    private final CompanionErrors errors;

    CompanionResource(
            Tickets tickets,
            Presigning presigning,
            MultipartUploads uploads,
            StoreUrls store,
            RequestBytes body,
            CompanionErrors errors) {
        this.tickets = tickets;
        this.presigning = presigning;
        this.uploads = uploads;
        this.store = store;
        this.body = body;
        this.errors = errors;
    }

    /** Where and how to post a whole file. */
    @GET
    @Path("/params")
    @Operation(operationId = "uppyParams", summary = "Where and how to post a whole file")
    public Uni<RestResponse<FormAnswer>> params(
            @PathParam("ticket") String ticket,
            @QueryParam("filename") String filename,
            @QueryParam("type") String type,
            @Context HttpServerRequest request) {
        Caller holder = holder(ticket);
        ObjectAttributes attributes = ClientMetadata.ofQuery(type, request.params());
        FormConditions conditions = new FormConditions(attributes, OptionalLong.empty());
        return presigning
                .post(holder, UploadKey.of(holder, filename), conditions, UrlLifetime.USUAL)
                .map(FormAnswer::of)
                .map(CompanionResource::secret);
    }

    @POST
    @Path("/multipart")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CreateRequest.class)))
    @Operation(operationId = "uppyCreate", summary = "Begin an upload in parts")
    public Uni<RestResponse<CreatedAnswer>> create(
            @PathParam("ticket") String ticket, @Context HttpServerRequest request) {
        Caller holder = holder(ticket);
        return body.read(request)
                .map(CreateRequest::parse)
                .chain(asked -> uploads.begin(holder, upload(holder, asked)))
                .map(CreatedAnswer::of)
                .map(CompanionResource::secret);
    }

    @GET
    @Path("/multipart/{upload}/{number:[0-9]{1,5}}")
    @Operation(operationId = "uppySign", summary = "Where to put a part")
    public Uni<RestResponse<SignedAnswer>> sign(
            @PathParam("ticket") String ticket,
            @PathParam("upload") String upload,
            @PathParam("number") int number,
            @QueryParam("key") String key) {
        Caller holder = holder(ticket);
        return uploads.signParts(holder, open(holder, upload, key), List.of(number), UrlLifetime.USUAL)
                .map(SignedAnswer::of)
                .map(CompanionResource::secret);
    }

    @GET
    @Path("/multipart/{upload}")
    @Operation(operationId = "uppyList", summary = "The parts that the store has")
    public Uni<RestResponse<List<StoredEntry>>> list(
            @PathParam("ticket") String ticket, @PathParam("upload") String upload, @QueryParam("key") String key) {
        Caller holder = holder(ticket);
        return uploads.listParts(holder, open(holder, upload, key))
                .map(StoredEntry::of)
                .map(CompanionResource::secret);
    }

    @POST
    @Path("/multipart/{upload}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CompleteRequest.class)))
    @Operation(operationId = "uppyComplete", summary = "Make the object of its parts")
    public Uni<RestResponse<ObjectAnswer>> complete(
            @PathParam("ticket") String ticket,
            @PathParam("upload") String upload,
            @QueryParam("key") String key,
            @Context HttpServerRequest request) {
        Caller holder = holder(ticket);
        OpenUpload open = open(holder, upload, key);
        return body.readLong(request)
                .map(CompleteRequest::parse)
                .chain(parts -> uploads.complete(holder, open, parts))
                .map(completed -> ObjectAnswer.of(completed.object(), store))
                .map(CompanionResource::secret);
    }

    @DELETE
    @Path("/multipart/{upload}")
    @Operation(operationId = "uppyAbort", summary = "End an upload, and delete its parts")
    public Uni<RestResponse<Map<String, String>>> abort(
            @PathParam("ticket") String ticket, @PathParam("upload") String upload, @QueryParam("key") String key) {
        Caller holder = holder(ticket);
        return uploads.abort(holder, open(holder, upload, key)).map(aborted -> secret(Map.<String, String>of()));
    }

    @ServerExceptionMapper
    RestResponse<Map<String, String>> refuse(ProblemException problem, RoutingContext request) {
        return errors.answer(problem, request);
    }

    private Caller holder(String ticket) {
        return tickets.holder(new BearerToken(ticket));
    }

    /** The key is in the handle; the client's word for it must be the same, or it means another upload. */
    private OpenUpload open(Caller holder, String handle, String key) {
        OpenUpload upload = uploads.open(holder, handle);
        if (!upload.object().key().value().equals(key)) {
            throw ProblemException.invalid("The key is not that of this upload.");
        }
        return upload;
    }

    private static NewUpload upload(Caller holder, CreateRequest asked) {
        ObjectAddress object = UploadKey.of(holder, asked.filename());
        return new NewUpload(object, asked.attributes(), OptionalLong.empty(), createOnly(holder), UrlLifetime.USUAL);
    }

    private static boolean createOnly(Caller holder) {
        return holder.capability().orElseThrow().limits().createOnly();
    }

    private static <T> RestResponse<T> secret(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
