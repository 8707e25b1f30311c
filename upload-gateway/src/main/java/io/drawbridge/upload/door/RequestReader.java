package io.drawbridge.upload.door;

import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.upload.UploadRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.OptionalLong;

/** Parses everything of a request with one object but its body. */
public final class RequestReader {

    private RequestReader() {}

    /** By its own path and bearer. */
    public static UploadRequest read(HttpServerRequest request) {
        UploadTarget target = target(request);
        return read(request, new RequestHeaders(request).caller(), target);
    }

    /** In the name of this caller, to this object. */
    public static UploadRequest read(HttpServerRequest request, Bearer caller, UploadTarget target) {
        RequestHeaders headers = new RequestHeaders(request);
        headers.refuseWhatIsNotServed();
        return new UploadRequest(
                caller,
                new ObjectWrite(target, headers.attributes(), headers.precondition()),
                length(request),
                headers.digests(),
                RequestId.current().orElse(""));
    }

    /** @throws Refusal when there is one */
    public static void refuseQuery(HttpServerRequest request) {
        if (request.query() != null) {
            throw new Refusal(
                    Reason.INVALID_PATH, "There are no query parameters here; a ? in the key is written %3F.");
        }
    }

    private static UploadTarget target(HttpServerRequest request) {
        refuseQuery(request);
        return ObjectPath.parse(request.path())
                .orElseThrow(() -> new Refusal(Reason.INVALID_PATH, "The path is not one of objects."));
    }

    private static OptionalLong length(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return OptionalLong.empty();
        }
        Optional<String> length = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length.isEmpty()) {
            // In HTTP/1.1 neither header means no body; in HTTP/2 it means that only the end of the stream tells.
            return request.isEnded() || request.version().alpnName().startsWith("http/")
                    ? OptionalLong.of(0)
                    : OptionalLong.empty();
        }
        if (!length.get().matches("\\d{1,18}")) {
            throw new Refusal(Reason.INVALID_HEADER, "Content-Length is not a number of bytes.");
        }
        return OptionalLong.of(Long.parseLong(length.get()));
    }
}
