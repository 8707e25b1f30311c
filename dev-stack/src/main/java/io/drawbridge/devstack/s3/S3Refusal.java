package io.drawbridge.devstack.s3;

/** An S3 error that is answered instead of the request being carried out. */
final class S3Refusal extends RuntimeException {

    private final int status;
    private final String code;

    S3Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S3Refusal accessDenied() {
        return accessDenied("Access Denied");
    }

    static S3Refusal accessDenied(String message) {
        return new S3Refusal(403, "AccessDenied", message);
    }

    static S3Refusal invalidRequest(String message) {
        return new S3Refusal(400, "InvalidRequest", message);
    }

    static S3Refusal keyTooLong() {
        return new S3Refusal(400, "KeyTooLongError", "Your key is too long");
    }

    static S3Refusal noSuchUpload() {
        return new S3Refusal(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                        + " aborted or completed.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
