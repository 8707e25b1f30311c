package io.drawbridge.token.door;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a problem, for OpenAPI only. */
@Schema(name = "Problem")
interface ProblemSchema {

    @Schema(required = true, examples = "urn:drawbridge:problem:forbidden")
    String getType();

    @Schema(required = true, examples = "Not allowed")
    String getTitle();

    @Schema(required = true, examples = "403")
    int getStatus();

    @Schema(required = true, description = "What to do about it.")
    String getDetail();

    @Schema(required = true, name = "request_id", description = "The same as in the header X-Request-Id.")
    String getRequestId();
}
