package io.drawbridge.devstack.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Says which requests a fault is for.
 *
 * @param path the whole path as it was sent, percent-encoded
 * @param query parameters that have to be there; with a value, decoded, or with any
 */
public record RequestMatcher(Optional<String> method, Optional<Pattern> path, Map<String, Optional<String>> query) {

    public RequestMatcher {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        query = Map.copyOf(query);
    }

    public static RequestMatcher any() {
        return new RequestMatcher(Optional.empty(), Optional.empty(), Map.of());
    }

    /** UploadPart of S3, any part. */
    public static RequestMatcher uploadPart() {
        return any().method("PUT").query("partNumber").query("uploadId");
    }

    /** CompleteMultipartUpload of S3. */
    public static RequestMatcher completeMultipartUpload() {
        return any().method("POST").query("uploadId");
    }

    /** AbortMultipartUpload of S3. */
    public static RequestMatcher abortMultipartUpload() {
        return any().method("DELETE").query("uploadId");
    }

    public RequestMatcher method(String name) {
        return new RequestMatcher(Optional.of(name), path, query);
    }

    public RequestMatcher path(String regex) {
        return new RequestMatcher(method, Optional.of(Pattern.compile(regex)), query);
    }

    public RequestMatcher query(String name) {
        return withQuery(name, Optional.empty());
    }

    public RequestMatcher query(String name, String value) {
        return withQuery(name, Optional.of(value));
    }

    private RequestMatcher withQuery(String name, Optional<String> value) {
        Map<String, Optional<String>> more = new HashMap<>(query);
        more.put(name, value);
        return new RequestMatcher(method, path, more);
    }

    /** @param parameter the decoded value of a parameter of the query, or null */
    boolean matches(String actualMethod, String actualPath, Function<String, String> parameter) {
        return method.map(actualMethod::equals).orElse(true)
                && path.map(pattern -> pattern.matcher(actualPath).matches()).orElse(true)
                && query.entrySet().stream()
                        .allMatch(wanted -> fits(wanted.getValue(), parameter.apply(wanted.getKey())));
    }

    private static boolean fits(Optional<String> wanted, String actual) {
        return actual != null && wanted.map(actual::equals).orElse(true);
    }
}
