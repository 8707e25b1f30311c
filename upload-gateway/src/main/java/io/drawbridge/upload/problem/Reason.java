package io.drawbridge.upload.problem;

/** Every way in which an upload can be refused or fail: status, slug of the problem type, and title. */
public enum Reason {
    INVALID_PATH(400, "invalid-path", "The path is not valid"),
    INVALID_KEY(400, "invalid-key", "The object key is not valid"),
    INVALID_BUCKET(400, "invalid-bucket", "The bucket name is not valid"),
    INVALID_HEADER(400, "invalid-header", "A header is not valid"),
    INVALID_FORM(400, "invalid-form", "The form is not valid"),
    INCOMPLETE_BODY(400, "incomplete-body", "The body does not have the announced length"),
    DIGEST_MISMATCH(400, "digest-mismatch", "The body does not match its digest"),
    REFUSED_BY_TOKEN_SERVICE(400, "not-grantable", "No credentials can be issued for this object"),
    STORE_REJECTED(400, "store-rejected", "The store does not take this object"),
    UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is needed"),
    FORBIDDEN(403, "forbidden", "This caller may not upload to this key"),
    STORE_DENIED(403, "store-denied", "The store refused the write"),
    NO_SUCH_BUCKET(404, "no-such-bucket", "The bucket does not exist"),
    CLIENT_STALLED(408, "client-stalled", "The client stopped sending"),
    CONFLICT(409, "conflict", "Another write to this key is going on"),
    OFFSET_MISMATCH(409, "offset-mismatch", "The offset is another one"),
    SUPERSEDED(409, "superseded", "A newer request goes on with this upload"),
    NO_SUCH_UPLOAD(404, "no-such-upload", "There is no such upload"),
    UPLOAD_GONE(410, "upload-gone", "The upload has expired or was ended"),
    PRECONDITION_FAILED(412, "precondition-failed", "The precondition does not hold"),
    VERSION_NOT_SERVED(412, "tus-version", "This version of tus is not served"),
    TOO_LARGE(413, "too-large", "The object is too large"),
    NOT_A_PIECE(415, "not-a-piece", "The content type is not that of a piece of an upload"),
    CHECKSUM_MISMATCH(460, "checksum-mismatch", "The bytes do not match their checksum"),
    TYPE_NOT_GRANTED(415, "type-not-granted", "This caller may not store this type"),
    /** Nobody reads this answer; the number is the one that access logs use for it. */
    CLIENT_GONE(499, "client-gone", "The client closed the connection"),
    RESUMABLE_OFF(501, "resumable-off", "Resumable uploads are not set up"),
    STORE_FAILED(502, "store-failed", "The store failed"),
    STORE_CREDENTIALS_REFUSED(502, "store-credentials-refused", "The store does not know the issued credentials"),
    TOKEN_SERVICE_FAILED(502, "token-service-failed", "The token service gave an unusable answer"),
    BUSY(503, "busy", "All part buffers are in use"),
    STOPPING(503, "stopping", "The gateway is shutting down"),
    STORE_UNAVAILABLE(503, "store-unavailable", "The store cannot be reached"),
    TOKEN_SERVICE_UNAVAILABLE(503, "token-service-unavailable", "The token service cannot be reached");

    private final int status;
    private final String slug;
    private final String title;

    Reason(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    /** The word for metrics and log lines. */
    public String outcome() {
        return slug.replace('-', '_');
    }
}
