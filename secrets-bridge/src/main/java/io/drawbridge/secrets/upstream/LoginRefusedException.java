package io.drawbridge.secrets.upstream;

/** The upstream was asked for a token and said no; an exception that is not this one means that it said nothing. */
final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoginRefusedException(int status) {
        super("login was answered with status " + status, null, false, false);
    }
}
