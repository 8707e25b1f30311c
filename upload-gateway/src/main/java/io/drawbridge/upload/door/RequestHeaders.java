package io.drawbridge.upload.door;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.integrity.DigestHeaders;
import io.drawbridge.upload.integrity.TrailerDigests;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Parses the headers that all doors have in common, and refuses what would be lost or misunderstood on the way to S3. */
public final class RequestHeaders {

    private static final String META = "x-amz-meta-";
    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">S3's bound</a>, in bytes. */
    private static final int MAX_METADATA = 2_048;

    private final HttpServerRequest request;

    public RequestHeaders(HttpServerRequest request) {
        this.request = request;
    }

    public Bearer caller() {
        return Bearer.parse(joined("Authorization"));
    }

    public Precondition precondition() {
        return Precondition.of(header("If-None-Match"), header("If-Match"));
    }

    /** What the body must hash to. */
    public AnnouncedDigests digests() {
        Set<String> late = joined("Trailer").map(DigestHeaders::among).orElse(Set.of());
        return new AnnouncedDigests(
                DigestHeaders.read(this::header),
                late.isEmpty() ? TrailerDigests.NONE : new TrailerDigests(late, Trailers.of(request)));
    }

    /** What is stored beside the bytes. */
    public ObjectAttributes attributes() {
        return new ObjectAttributes(
                header("Content-Type"),
                header("Content-Encoding"),
                header("Content-Disposition"),
                header("Content-Language"),
                header("Cache-Control"),
                metadata());
    }

    /** All {@code x-amz-meta-*}, without this prefix. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        for (String name : request.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(META) && lower.length() > META.length()) {
                metadata.put(lower.substring(META.length()), header(name).orElse(""));
            }
        }
        int size = metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (size > MAX_METADATA) {
            throw invalid("User metadata (x-amz-meta-*) is longer than 2048 bytes.");
        }
        return metadata;
    }

    /** Headers that change what is stored, and that this gateway does not pass on, must not be dropped in silence. */
    public void refuseWhatIsNotServed() {
        if (request.headers().contains("Content-Range")) {
            throw invalid("Content-Range: objects are written whole.");
        }
        if (header("Content-Encoding")
                .filter(coding -> coding.contains("aws-chunked"))
                .isPresent()) {
            throw invalid("Content-Encoding aws-chunked is for S3 itself; send the plain bytes.");
        }
        request.headers().names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-"))
                .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith(META) && !DigestHeaders.isChecked(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(name.toLowerCase(Locale.ROOT)
                            + " is not served here; leave it out, or write to S3 with credentials of token-service.");
                });
    }

    /** The values of a header as one; printable ASCII. */
    public Optional<String> header(String name) {
        Optional<String> value = joined(name);
        if (value.filter(RequestHeaders::isNotPlain).isPresent()) {
            throw invalid(name + " must be printable ASCII; encode anything else.");
        }
        return value;
    }

    private Optional<String> joined(String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static boolean isNotPlain(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c > '~');
    }

    private static Refusal invalid(String detail) {
        return new Refusal(Reason.INVALID_HEADER, detail);
    }
}
