package io.drawbridge.upload.door.tus;

import io.drawbridge.upload.door.ClientBody;
import io.drawbridge.upload.tus.Appended;
import io.drawbridge.upload.tus.Caller;
import io.drawbridge.upload.tus.Creation;
import io.drawbridge.upload.tus.Creations;
import io.drawbridge.upload.tus.FirstBytes;
import io.drawbridge.upload.tus.Resumption;
import io.drawbridge.upload.tus.Termination;
import io.drawbridge.upload.tus.Terms;
import io.drawbridge.upload.upload.LimitsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Resumable uploads: tus 1.0.0 below {@code /files}. */
@Path(TusResource.PATH)
@Tag(name = "files", description = "Resumable uploads: tus 1.0.0.")
public class TusResource {

    static final String PATH = "/files";

    private final Terms terms;
    private final Creations creations;
    private final FirstBytes firstBytes;
    private final Resumption resumption;
    private final Termination termination;
    private final Vertx vertx;
    private final LimitsConfig limits;

    @Inject
    TusResource(
            Terms terms,
            Creations creations,
            FirstBytes firstBytes,
            Resumption resumption,
            Termination termination,
            Vertx vertx,
            LimitsConfig limits) {
        this.terms = terms;
        this.creations = creations;
        this.firstBytes = firstBytes;
        this.resumption = resumption;
        this.termination = termination;
        this.vertx = vertx;
        this.limits = limits;
    }

    @OPTIONS
    @Operation(operationId = "tusOptions", summary = "What is served")
    @APIResponse(responseCode = "204", description = "Tus-Version, Tus-Extension, Tus-Max-Size, algorithms.")
    @APIResponse(responseCode = "501", description = "The gateway has no place for the state of uploads.")
    public RestResponse<Void> options() {
        terms.refuseWhenOff();
        return TusAnswers.options(terms.limit());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "tusCreate",
            summary = "Begin an upload",
            description =
                    "Upload-Metadata names bucket and key, and may name filetype and create_only. The body may bring"
                            + " the first bytes.")
    @SecurityRequirement(name = "bearer")
    @Parameter(name = "Upload-Metadata", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "Upload-Length", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "201", description = "Location is the upload's.")
    @APIResponse(responseCode = "400", description = "A header is not valid.")
    @APIResponse(responseCode = "403", description = "No grant for this key.")
    @APIResponse(responseCode = "413", description = "Over the limit of the gateway or of the grant.")
    @APIResponse(responseCode = "501", description = "The gateway has no place for the state of uploads.")
    public Uni<RestResponse<Void>> create(@Context HttpServerRequest request) {
        TusRequest tus = new TusRequest(request);
        Caller caller = tus.caller();
        Creation creation = tus.creation();
        ClientBody body = ClientBody.asReceived(request, vertx, limits);
        Uni<Creations.Begun> begun = tus.bringsBytes()
                ? firstBytes.create(caller, creation, tus.firstPiece(), body, body.loop())
                : creations.create(caller, creation, body.loop());
        return toItsEnd(begun.map(upload -> TusAnswers.created(upload.id(), upload.state())));
    }

    @HEAD
    @Path("/{id}")
    @Operation(operationId = "tusOffset", summary = "How far an upload is")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "Upload-Offset bytes are safe.")
    @APIResponse(responseCode = "404", description = "None that this caller may go on with.")
    @APIResponse(responseCode = "410", description = "It has expired or was ended.")
    public Uni<RestResponse<Void>> offset(@RestPath String id, @Context HttpServerRequest request) {
        TusRequest tus = new TusRequest(request);
        ClientBody none = ClientBody.of(request, vertx, limits);
        return toItsEnd(
                resumption.look(tus.caller(), TusRequest.id(id), none.loop()).map(TusAnswers::seen));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "tusAppend", summary = "Go on at an offset")
    @SecurityRequirement(name = "bearer")
    @Parameter(name = "Upload-Offset", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(
            responseCode = "204",
            description = "Upload-Offset bytes are safe; with the last one, the object is visible.")
    @APIResponse(responseCode = "404", description = "None that this caller may go on with.")
    @APIResponse(responseCode = "409", description = "The offset is another one, or a newer request goes on.")
    @APIResponse(responseCode = "410", description = "It has expired or was ended.")
    @APIResponse(responseCode = "415", description = "Not application/offset+octet-stream.")
    @APIResponse(responseCode = "460", description = "Upload-Checksum does not match; nothing of this request counts.")
    public Uni<RestResponse<Void>> append(@RestPath String id, @Context HttpServerRequest request) {
        TusRequest tus = new TusRequest(request);
        ClientBody body = ClientBody.asReceived(request, vertx, limits);
        return toItsEnd(resumption
                .append(tus.caller(), TusRequest.id(id), tus.piece(), body, body.loop())
                .map(Appended::orCause)
                .map(TusAnswers::appended));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "tusTerminate", summary = "End an upload")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "Ended; what was stored of it is gone. A complete object stays.")
    @APIResponse(responseCode = "404", description = "None that this caller may end.")
    public Uni<RestResponse<Void>> terminate(@RestPath String id, @Context HttpServerRequest request) {
        TusRequest tus = new TusRequest(request);
        ClientBody none = ClientBody.of(request, vertx, limits);
        return toItsEnd(termination
                .terminate(tus.caller(), TusRequest.id(id), none.loop())
                .map(ended -> RestResponse.noContent()));
    }

    /** A client that leaves does not end the work: what it sent is recorded. */
    private static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom()
                .completionStage(() -> work.subscribeAsCompletionStage().copy());
    }
}
