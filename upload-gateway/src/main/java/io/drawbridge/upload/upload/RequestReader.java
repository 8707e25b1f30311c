package io.drawbridge.upload.upload;

import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.integrity.DigestHeaders;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Parses everything of a request but its body, and refuses what would be lost or misunderstood on the way to S3. */
final class RequestReader {

    private static final String META = "x-amz-meta-";
    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">S3's bound</a>, in bytes. */
    private static final int MAX_METADATA = 2_048;

    private final HttpServerRequest request;

    private RequestReader(HttpServerRequest request) {
        this.request = request;
    }

    static UploadRequest read(HttpServerRequest request) {
        RequestReader reader = new RequestReader(request);
        UploadTarget target = reader.target();
        Bearer caller = Bearer.parse(reader.joined("Authorization"));
        reader.refuseWhatIsNotServed();
        ObjectWrite write = new ObjectWrite(
                target,
                reader.attributes(),
                Precondition.of(reader.header("If-None-Match"), reader.header("If-Match")));
        return new UploadRequest(
                caller,
                write,
                reader.length(),
                DigestHeaders.read(reader::header),
                RequestId.current().orElse(""));
    }

    private UploadTarget target() {
        if (request.query() != null) {
            throw new Refusal(
                    Reason.INVALID_PATH, "There are no query parameters here; a ? in the key is written %3F.");
        }
        return ObjectPath.parse(request.path())
                .orElseThrow(() -> new Refusal(Reason.INVALID_PATH, "The path is not one of objects."));
    }

    private OptionalLong length() {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return OptionalLong.empty();
        }
        Optional<String> length = header("Content-Length");
        if (length.isEmpty()) {
            // In HTTP/1.1 neither header means no body; in HTTP/2 it means that only the end of the stream tells.
            return request.isEnded() || request.version().alpnName().startsWith("http/")
                    ? OptionalLong.of(0)
                    : OptionalLong.empty();
        }
        if (!length.get().matches("\\d{1,18}")) {
            throw invalid("Content-Length is not a number of bytes.");
        }
        return OptionalLong.of(Long.parseLong(length.get()));
    }

    private ObjectAttributes attributes() {
        return new ObjectAttributes(
                header("Content-Type"),
                header("Content-Encoding"),
                header("Content-Disposition"),
                header("Content-Language"),
                header("Cache-Control"),
                metadata());
    }

    private Map<String, String> metadata() {
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
    private void refuseWhatIsNotServed() {
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

    private Optional<String> header(String name) {
        Optional<String> value = joined(name);
        if (value.filter(RequestReader::isNotPlain).isPresent()) {
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
