package io.drawbridge.token.signature;

/** What is signed; a token of one type is never taken for one of another (RFC 8725, section 3.11). */
public enum SignedType {
    /** A capability for one scope. */
    TICKET("ticket"),
    /** A multipart upload, bound to whom it was opened for. */
    UPLOAD("upload");

    private final String header;

    SignedType(String header) {
        this.header = header;
    }

    /** The value of the JOSE header {@code typ}. */
    String header() {
        return header;
    }
}
