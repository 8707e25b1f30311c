package io.drawbridge.upload.door.object;

import io.drawbridge.upload.door.ClientBody;
import io.drawbridge.upload.door.RequestReader;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.upload.LimitsConfig;
import io.drawbridge.upload.upload.Receipt;
import io.drawbridge.upload.upload.UploadRequest;
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
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code PUT /v1/objects/{bucket}/{key…}}: any body becomes an object. */
@Path("/v1/objects")
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Tag(name = "objects", description = "Streams bodies of any length into S3.")
public class UploadResource {

    private final Uploader uploader;
    private final Vertx vertx;
    private final LimitsConfig limits;

    @Inject
    UploadResource(Uploader uploader, Vertx vertx, LimitsConfig limits) {
        this.uploader = uploader;
        this.vertx = vertx;
        this.limits = limits;
    }

    @PUT
    @Path("/{bucket}/{key: .+}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putObject",
            summary = "Store the body as an object",
            description = "The body may have a known or an unknown length. The object appears when all of it is in"
                    + " the store, or not at all. Expect: 100-continue is answered when the caller is authorized and"
                    + " there is memory.")
    @SecurityRequirement(name = "bearer")
    @Parameter(
            name = "bucket",
            in = ParameterIn.PATH,
            description = "Name of the bucket.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "key",
            in = ParameterIn.PATH,
            description = "Key of the object, 1 to 1024 bytes of UTF-8, slashes as they are; no empty, \".\" or \"..\""
                    + " segments.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "\"*\": only if nothing is there yet.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "Only in place of the object with this ETag.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "Content-Digest",
            in = ParameterIn.HEADER,
            description =
                    "RFC 9530, sha-256 or sha-512; checked before the object appears. Repr-Digest, Content-MD5 and"
                            + " x-amz-checksum-{crc32,crc32c,crc64nvme,sha1,sha256} likewise; in chunked bodies also as"
                            + " announced trailers.",
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
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stored in place of the object that If-Match names.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", description = "Key, header, digest or length is not valid. Nothing was stored.")
    @APIResponse(responseCode = "401", description = "No valid bearer token.")
    @APIResponse(responseCode = "403", description = "No grant for this key, or the store's own policies refuse.")
    @APIResponse(responseCode = "404", description = "The bucket does not exist.")
    @APIResponse(responseCode = "408", description = "The client stopped sending.")
    @APIResponse(responseCode = "409", description = "Another write to this key won.")
    @APIResponse(responseCode = "412", description = "The precondition does not hold.")
    @APIResponse(responseCode = "413", description = "The body is over the limit of the gateway or of the grant.")
    @APIResponse(responseCode = "502", description = "The store failed, or does not know the credentials.")
    @APIResponse(
            responseCode = "503",
            description = "No memory, store or token service away, or shutting down; see Retry-After.")
    public Uni<RestResponse<Receipt>> put(@Context HttpServerRequest request) {
        UploadRequest upload = RequestReader.read(request);
        ClientBody body = ClientBody.asReceived(request, vertx, limits);
        return uploader.upload(upload, body, body.loop()).map(receipt -> answer(request, upload, receipt));
    }

    private static RestResponse<Receipt> answer(HttpServerRequest request, UploadRequest upload, Receipt receipt) {
        // S3 does not tell a write from an overwrite; only If-Match says that there was something before.
        boolean replaced = upload.write().precondition() instanceof Precondition.Matches;
        RestResponse.ResponseBuilder<Receipt> answer = RestResponse.ResponseBuilder.<Receipt>create(
                        replaced ? RestResponse.Status.OK : RestResponse.Status.CREATED, receipt)
                .header(HttpHeaders.LOCATION, request.path());
        if (receipt.etag() != null) {
            answer.header(HttpHeaders.ETAG, receipt.etag());
        }
        return answer.build();
    }
}
