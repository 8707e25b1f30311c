package io.drawbridge.secrets.upstream;

/** More is asked for than may be asked upstream. */
final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverloadedException() {
        super("too many requests upstream", null, false, false);
    }
}
