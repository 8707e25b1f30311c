package io.drawbridge.token.presign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a form may bring: this key in this bucket, these fields with exactly these values and no others, a number of bytes
 * within a range, until a time. A store refuses everything else.
 *
 * @param fields beside the key, such as {@code Content-Type}
 * @param minSize of the file in bytes
 * @param maxSize of the file in bytes
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">POST policy</a>
 */
public record PostPolicy(
        ObjectAddress object, Map<String, String> fields, long minSize, long maxSize, Instant expiration) {

    /** A form is one PUT to the store: https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
    public static final long LARGEST = 5L << 30;

    /** Milliseconds always: some stores parse nothing else. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public PostPolicy {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(expiration, "expiration");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        if (minSize < 0 || maxSize < minSize || maxSize > LARGEST) {
            throw ProblemException.invalid("max_size must be between 0 and " + LARGEST + " bytes");
        }
        if (object.key().value().contains("${filename}")) {
            throw ProblemException.invalid(
                    "a form cannot have a key that holds ${filename}: stores put the file's name there");
        }
    }

    /** The same with one more field. */
    PostPolicy with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new PostPolicy(object, more, minSize, maxSize, expiration);
    }

    /** The document that is signed. */
    String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("expiration", TIME.format(expiration));
        ArrayNode conditions = document.putArray("conditions");
        conditions.addObject().put("bucket", object.bucket().value());
        conditions.addArray().add("eq").add("$key").add(object.key().value());
        conditions.addArray().add("content-length-range").add(minSize).add(maxSize);
        fields.forEach(
                (name, value) -> conditions.addArray().add("eq").add("$" + name).add(value));
        return document.toString();
    }
}
