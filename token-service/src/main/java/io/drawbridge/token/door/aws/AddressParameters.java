package io.drawbridge.token.door.aws;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parts of an address, for OpenAPI; {@link CredentialAddress} reads the raw one. */
public class AddressParameters {

    @Context
    HttpServerRequest request;

    @PathParam("bucket")
    String bucket;

    @PathParam("key")
    @Parameter(description = "One object, or all objects under a folder if it ends in '/'. Slashes as they are.")
    String key;

    @QueryParam(AddressOptions.ACTIONS)
    @Parameter(
            description = "Some of upload, download, list, delete, with commas between; upload if absent.",
            example = "upload,download")
    String actions;

    @QueryParam(AddressOptions.TTL_SECONDS)
    @Parameter(
            description = "Lifetime in seconds, from 900 to the longest of the grant; its default if absent.",
            schema = @Schema(implementation = Long.class))
    String ttlSeconds;
}
