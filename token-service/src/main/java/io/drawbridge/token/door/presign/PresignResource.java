package io.drawbridge.token.door.presign;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.presign.Presigning;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for what cannot sign: one URL or form for one object. */
@Path("/v1/presigned")
@Tag(name = "Presigned", description = "URLs and forms that do one thing with one object.")
public class PresignResource {

    private final Callers callers;
    private final Presigning presigning;
    private final RequestBytes body;

    PresignResource(Callers callers, Presigning presigning, RequestBytes body) {
        this.callers = callers;
        this.presigning = presigning;
        this.body = body;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "presign",
            summary = "Get a URL or a form for one object",
            description = "Signed with a session that is limited to this object, and so never good for more. Send the"
                    + " headers, or the fields before the file, exactly as they are answered.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PresignRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The signed request. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = PresignAnswer.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<PresignAnswer> create(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return callers.identify(authorization)
                .chain(caller -> body.read(request).chain(bytes -> sign(caller, bytes)));
    }

    private Uni<PresignAnswer> sign(Caller caller, byte[] sent) {
        Wanted wanted = StrictJson.read(sent, PresignRequest.class).parse();
        if (wanted instanceof Wanted.Put put) {
            return presigning
                    .put(caller, put.object(), put.conditions(), put.lifetime())
                    .map(PresignAnswer::of);
        }
        if (wanted instanceof Wanted.Post post) {
            return presigning
                    .post(caller, post.object(), post.conditions(), post.lifetime())
                    .map(PresignAnswer::of);
        }
        Wanted.Get get = (Wanted.Get) wanted;
        return presigning.get(caller, get.object(), get.lifetime()).map(PresignAnswer::of);
    }
}
