package io.drawbridge.token.door;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of an error at the container door, for OpenAPI only. */
@Schema(name = "SdkError", description = "What went wrong, in the spellings of all AWS SDKs.")
interface SdkErrorSchema {

    @Schema(name = "code", required = true, examples = "Forbidden")
    String code();

    @Schema(name = "message", required = true, description = "What to do about it, and the request id.")
    String message();

    @Schema(name = "Code", required = true)
    String upperCode();

    @Schema(name = "Message", required = true)
    String upperMessage();
}
