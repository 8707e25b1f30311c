package io.drawbridge.token.door.presign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.presign.PostForm;
import io.drawbridge.token.presign.SignedUrl;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request that whoever has it can make. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PresignAnswer(
        String method,
        URI url,
        @Schema(description = "PUT and GET: headers that must be sent exactly so.") Map<String, String> headers,
        @Schema(description = "POST: fields of the form, before the field 'file'.") Map<String, String> fields,
        @Schema(description = "When it ends, in UTC.", examples = "2026-01-01T12:00:00Z") String expiration) {

    static PresignAnswer of(SignedUrl signed) {
        return new PresignAnswer(
                signed.method(),
                signed.url(),
                signed.headers(),
                null,
                signed.expiration().toString());
    }

    static PresignAnswer of(PostForm form) {
        return new PresignAnswer(
                "POST", form.url(), null, form.fields(), form.expiration().toString());
    }

    @Override
    public String toString() {
        return "PresignAnswer[" + method + ", hidden, expiration=" + expiration + "]";
    }
}
