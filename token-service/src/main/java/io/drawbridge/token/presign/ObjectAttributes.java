package io.drawbridge.token.presign;

import io.drawbridge.token.problem.ProblemException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an object will be beside its bytes. Travels as headers or form fields, so it must be readable by all stores in
 * one way: names in lower case, values of printable ASCII.
 *
 * @param metadata names without {@code x-amz-meta-}
 */
public record ObjectAttributes(Optional<String> contentType, Map<String, String> metadata) {

    public static final ObjectAttributes NONE = new ObjectAttributes(Optional.empty(), Map.of());

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
    private static final int MAX_METADATA = 2048;

    private static final Pattern TYPE = Pattern.compile(
            "[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(;[ ]?[A-Za-z0-9!#$&^_.+-]+=[!-~]{1,127})*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,126}[a-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    public ObjectAttributes {
        Objects.requireNonNull(contentType, "contentType");
        metadata = Map.copyOf(metadata);
        contentType.ifPresent(ObjectAttributes::checkType);
        metadata.forEach(ObjectAttributes::check);
        int size = metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (size > MAX_METADATA) {
            throw ProblemException.invalid("metadata must not have more than " + MAX_METADATA + " characters");
        }
    }

    /** As it came in a body, where null stands for a field that was not sent. */
    public static ObjectAttributes parse(String contentType, Map<String, String> metadata) {
        if (metadata == null) {
            return new ObjectAttributes(Optional.ofNullable(contentType), Map.of());
        }
        if (metadata.containsValue(null)) {
            throw ProblemException.invalid("metadata must not hold null");
        }
        return new ObjectAttributes(Optional.ofNullable(contentType), metadata);
    }

    /** As headers of a request or fields of a form, in an order that is always the same. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        metadata.forEach((name, value) -> fields.put("x-amz-meta-" + name, value));
        contentType.ifPresent(type -> fields.put("Content-Type", type));
        return fields;
    }

    private static void checkType(String type) {
        if (type.length() > 255 || !TYPE.matcher(type).matches()) {
            throw ProblemException.invalid("content_type must be a media type, such as 'application/zip'");
        }
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid("a name in metadata has 1 to 128 characters of a-z, 0-9 and '-'");
        }
        if (!VALUE.matcher(value).matches()) {
            throw ProblemException.invalid(
                    "a value in metadata is printable ASCII, not empty, and has no spaces at its ends");
        }
    }
}
