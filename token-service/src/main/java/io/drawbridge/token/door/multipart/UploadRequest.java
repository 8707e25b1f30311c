package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.multipart.NewUpload;
import io.drawbridge.token.presign.ObjectAttributes;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request as it came; a field that was not sent is null, and nothing but {@link #parse} looks at it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The object that is to be uploaded in parts.")
record UploadRequest(
        @Schema(required = true, examples = "my-bucket") String bucket,
        @Schema(required = true, examples = "uploads/data.dump") String key,
        @Schema(
                        description = "Bytes. With it, parts are planned, and each URL takes exactly its part.",
                        examples = "3221225472")
                Long size,
        @Schema(description = "The object's media type.", examples = "application/zip") String contentType,
        @Schema(description = "Metadata of the object, names without x-amz-meta-.") Map<String, String> metadata,
        @Schema(description = "Not completed when the object is there already.") Boolean createOnly,
        @Schema(
                        description = "Lifetime of the URLs in seconds, from 1 to the longest of the grant; that of the"
                                + " session if absent.",
                        examples = "3600")
                Long ttlSeconds) {

    /** The same as parsed values, or a problem that says what to correct. */
    NewUpload parse() {
        return new NewUpload(
                new ObjectAddress(new BucketName(bucket), new ObjectKey(key)),
                ObjectAttributes.parse(contentType, metadata),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                Boolean.TRUE.equals(createOnly),
                UrlLifetime.ofSeconds(ttlSeconds));
    }
}
