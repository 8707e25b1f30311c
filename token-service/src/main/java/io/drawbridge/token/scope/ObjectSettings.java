package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What every object that is written must carry: how the store encrypts it, and its tags. Said by headers of the request
 * that begins the object, {@code PutObject} or {@code CreateMultipartUpload}; parts take none of them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
public record ObjectSettings(Optional<Encryption> encryption, Map<String, String> tags) {

    public static final ObjectSettings NONE = new ObjectSettings(Optional.empty(), Map.of());

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
    private static final int MAX_TAGS = 10;

    private static final Pattern TAG_KEY = Pattern.compile("[A-Za-z0-9 +=._:/@-]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9 +=._:/@-]{0,256}");

    public ObjectSettings {
        Objects.requireNonNull(encryption, "encryption");
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        if (tags.size() > MAX_TAGS) {
            throw ProblemException.invalid("an object has at most " + MAX_TAGS + " tags");
        }
        tags.forEach(ObjectSettings::checkTag);
    }

    /** Name in lower case to value, in the order in which they are to be signed. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        encryption.ifPresent(how -> headers.putAll(how.headers()));
        tagging().ifPresent(all -> headers.put("x-amz-tagging", all));
        return headers;
    }

    /** The tags as a header holds them; empty if there are none. */
    public Optional<String> tagging() {
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of(tags.entrySet().stream()
                        .map(tag -> encode(tag.getKey()) + "=" + encode(tag.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static void checkTag(String key, String value) {
        if (!TAG_KEY.matcher(key).matches() || !TAG_VALUE.matcher(value).matches()) {
            throw ProblemException.invalid("a tag has a key of 1 to 128 and a value of up to 256 characters of letters,"
                    + " digits, spaces and + - = . _ : / @");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
