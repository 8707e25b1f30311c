package io.drawbridge.token.door.presign;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.presign.FormConditions;
import io.drawbridge.token.presign.ObjectAttributes;
import io.drawbridge.token.presign.PutConditions;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request as it came; a field that was not sent is null, and nothing but {@link #parse} looks at it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The request that is to be signed.")
record PresignRequest(
        @Schema(description = "PUT to upload, GET to download, POST for a form.", examples = "PUT", required = true)
                String method,
        @Schema(required = true, examples = "my-bucket") String bucket,
        @Schema(required = true, examples = "uploads/data.dump") String key,
        @Schema(
                        description = "Lifetime in seconds, from 1 to the longest of the grant; that of the session if"
                                + " absent.",
                        examples = "300")
                Long ttlSeconds,
        @Schema(description = "PUT and POST: the object's media type, signed.", examples = "application/zip")
                String contentType,
        @Schema(
                        description = "PUT: the exact size in bytes, signed; needed where the grant limits the size.",
                        examples = "1048576")
                Long contentLength,
        @Schema(description = "POST: the largest size in bytes, checked by the store.", examples = "1048576")
                Long maxSize,
        @Schema(description = "PUT and POST: metadata of the object, names without x-amz-meta-.")
                Map<String, String> metadata,
        @Schema(description = "PUT: refused by the store when the object is there already.") Boolean createOnly) {

    /** The same as parsed values, or a problem that says what to correct. */
    Wanted parse() {
        if (method == null) {
            throw ProblemException.invalid("method is missing: PUT, GET or POST");
        }
        return switch (method) {
            case "PUT" -> put();
            case "GET" -> get();
            case "POST" -> post();
            default -> throw ProblemException.invalid("method must be PUT, GET or POST");
        };
    }

    private Wanted put() {
        refuse("PUT", "max_size", maxSize);
        PutConditions conditions =
                new PutConditions(attributes(), optional(contentLength), Boolean.TRUE.equals(createOnly));
        return new Wanted.Put(object(), lifetime(), conditions);
    }

    private Wanted get() {
        Stream.of(contentType, contentLength, maxSize, metadata, createOnly).forEach(field -> {
            if (field != null) {
                throw ProblemException.invalid("a GET has bucket, key and ttl_seconds only");
            }
        });
        return new Wanted.Get(object(), lifetime());
    }

    private Wanted post() {
        refuse("POST", "content_length", contentLength);
        if (Boolean.TRUE.equals(createOnly)) {
            throw ProblemException.invalid("a form cannot be create_only: S3 has no such condition; use PUT");
        }
        return new Wanted.Post(object(), lifetime(), new FormConditions(attributes(), optional(maxSize)));
    }

    private static void refuse(String method, String name, Object field) {
        if (field != null) {
            throw ProblemException.invalid("a " + method + " has no " + name);
        }
    }

    private ObjectAddress object() {
        return new ObjectAddress(new BucketName(bucket), new ObjectKey(key));
    }

    private UrlLifetime lifetime() {
        return UrlLifetime.ofSeconds(ttlSeconds);
    }

    private ObjectAttributes attributes() {
        return ObjectAttributes.parse(contentType, metadata);
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
