package io.drawbridge.token.door;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of an error at Uppy's doors, for OpenAPI only. */
@Schema(name = "UppyError")
interface UppyErrorSchema {

    @Schema(required = true, description = "What to do about it.")
    String getError();

    @Schema(required = true, description = "The same.")
    String getMessage();

    @Schema(required = true, name = "request_id", description = "The same as in the header X-Request-Id.")
    String getRequestId();
}
