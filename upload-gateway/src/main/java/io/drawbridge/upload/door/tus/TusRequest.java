package io.drawbridge.upload.door.tus;

import io.drawbridge.upload.door.RequestHeaders;
import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.integrity.DigestAlgorithm;
import io.drawbridge.upload.integrity.ExpectedDigest;
import io.drawbridge.upload.integrity.TrailerDigests;
import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.tus.Caller;
import io.drawbridge.upload.tus.Creation;
import io.drawbridge.upload.tus.Piece;
import io.drawbridge.upload.tus.UploadId;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Parses the head of a request of tus 1.0.0. */
final class TusRequest {

    static final String PIECE = "application/offset+octet-stream";
    static final Map<String, DigestAlgorithm> CHECKSUMS = Map.of(
            "sha1", DigestAlgorithm.SHA1,
            "md5", DigestAlgorithm.MD5,
            "sha256", DigestAlgorithm.SHA256,
            "crc32", DigestAlgorithm.CRC32);

    private final HttpServerRequest request;
    private final RequestHeaders headers;

    /** @throws Refusal when the client speaks another version */
    TusRequest(HttpServerRequest request) {
        this.request = request;
        this.headers = new RequestHeaders(request);
        if (!TusHeaders.VERSION.equals(request.getHeader(TusHeaders.RESUMABLE))) {
            throw new Refusal(Reason.VERSION_NOT_SERVED, "Send Tus-Resumable: 1.0.0.");
        }
    }

    Caller caller() {
        return new Caller(headers.caller(), RequestId.current().orElse(""));
    }

    static UploadId id(String text) {
        return UploadId.parse(text)
                .orElseThrow(() -> new Refusal(
                        Reason.NO_SUCH_UPLOAD, "There is no upload of this name that this caller may go on with."));
    }

    Creation creation() {
        refuseConcatenation();
        Metadata metadata = Metadata.parse(headers.header("Upload-Metadata").orElse(""));
        UploadTarget target =
                new UploadTarget(new BucketName(metadata.needed("bucket")), new ObjectKey(metadata.needed("key")));
        return new Creation(target, metadata.isTrue("create_only"), contentType(metadata), metadata.header(), length());
    }

    private static Optional<String> contentType(Metadata metadata) {
        return metadata.value("filetype").map(type -> {
            if (!type.matches("[ -~]{1,255}")) {
                throw new Refusal(Reason.INVALID_HEADER, "filetype in Upload-Metadata must be printable ASCII.");
            }
            return type;
        });
    }

    private void refuseConcatenation() {
        if (headers.header("Upload-Concat").isPresent()) {
            throw new Refusal(Reason.INVALID_HEADER, "Upload-Concat: concatenation is not served here.");
        }
    }

    private OptionalLong length() {
        OptionalLong length = number("Upload-Length");
        Optional<String> later = headers.header("Upload-Defer-Length");
        if (length.isPresent() == later.isPresent()
                || later.filter(one -> !one.equals("1")).isPresent()) {
            throw new Refusal(
                    Reason.INVALID_HEADER, "Send Upload-Length, or Upload-Defer-Length: 1 when it is not known yet.");
        }
        return length;
    }

    /** Whether a new upload comes with its first bytes. */
    boolean bringsBytes() {
        return PIECE.equals(request.getHeader("Content-Type"));
    }

    Piece firstPiece() {
        return new Piece(0, OptionalLong.empty(), number("Content-Length"), digests());
    }

    Piece piece() {
        if (!bringsBytes()) {
            throw new Refusal(Reason.NOT_A_PIECE, "Send Content-Type: " + PIECE + ".");
        }
        long offset = number("Upload-Offset")
                .orElseThrow(() -> new Refusal(Reason.INVALID_HEADER, "Upload-Offset is missing."));
        return new Piece(offset, number("Upload-Length"), number("Content-Length"), digests());
    }

    private AnnouncedDigests digests() {
        return headers.header("Upload-Checksum")
                .map(TusRequest::checksum)
                .map(digest -> new AnnouncedDigests(List.of(digest), TrailerDigests.NONE))
                .orElse(AnnouncedDigests.NONE);
    }

    private static ExpectedDigest checksum(String header) {
        String[] words = header.trim().split(" ", -1);
        DigestAlgorithm algorithm = CHECKSUMS.get(words[0]);
        if (words.length != 2 || algorithm == null) {
            throw new Refusal(
                    Reason.INVALID_HEADER, "Upload-Checksum takes sha1, md5, sha256 or crc32, and a value in base64.");
        }
        return ExpectedDigest.ofBase64("Upload-Checksum", algorithm, words[1]);
    }

    private OptionalLong number(String name) {
        return headers.header(name)
                .map(text -> {
                    if (!text.matches("\\d{1,18}")) {
                        throw new Refusal(Reason.INVALID_HEADER, name + " is not a number of bytes.");
                    }
                    return OptionalLong.of(Long.parseLong(text));
                })
                .orElseGet(OptionalLong::empty);
    }
}
