package io.drawbridge.token.presign;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A form that whoever has it can post, as {@code multipart/form-data} with the file after all fields. Not to be logged,
 * so not to be printed.
 *
 * @param url of the bucket, with nothing behind it
 * @param fields in the order in which they are to be sent
 */
public record PostForm(URI url, Map<String, String> fields, Instant expiration) {

    public PostForm {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(expiration, "expiration");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
        return "PostForm[hidden, expiration=" + expiration + "]";
    }
}
