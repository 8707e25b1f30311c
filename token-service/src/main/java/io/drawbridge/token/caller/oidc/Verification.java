package io.drawbridge.token.caller.oidc;

import io.quarkus.security.AuthenticationFailedException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** What came of showing a token to those who can verify it. */
sealed interface Verification {

    record Verified() implements Verification {}

    /** The token is not good, now and later. */
    record Refused() implements Verification {}

    /** The issuer has no such key. */
    record NoSuchKey() implements Verification {}

    /** Nobody can tell: the issuer, or its keys, cannot be reached. */
    record Unavailable() implements Verification {}

    /** Quarkus says "authentication failed" of all of it; the cause tells which. */
    static Verification of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException) {
                return new NoSuchKey();
            }
            if (cause instanceof InvalidJwtException) {
                return new Refused();
            }
        }
        boolean judged = failure instanceof AuthenticationFailedException && failure.getCause() == null;
        return judged ? new Refused() : new Unavailable();
    }
}
