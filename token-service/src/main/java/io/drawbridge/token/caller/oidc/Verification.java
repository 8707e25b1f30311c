package io.drawbridge.token.caller.oidc;

import io.quarkus.security.AuthenticationFailedException;
import java.util.Set;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** What came of showing a token to those who can verify it. */
sealed interface Verification {

    Set<Integer> AFTER_THE_KEY = Set.of(ErrorCodes.SIGNATURE_INVALID, ErrorCodes.EXPIRED, ErrorCodes.AUDIENCE_INVALID);

    record Verified() implements Verification {}

    /**
     * The token is not good, now and later.
     *
     * @param keyExists whether the key that it names is one of the issuer's
     */
    record Refused(boolean keyExists) implements Verification {}

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
            if (cause instanceof InvalidJwtException invalid) {
                return new Refused(invalid.getErrorDetails().stream().anyMatch(Verification::comesAfterTheKey));
            }
        }
        boolean judged = failure instanceof AuthenticationFailedException && failure.getCause() == null;
        return judged ? new Refused(false) : new Unavailable();
    }

    /** The signature is looked at with a key, and the claims after that. */
    private static boolean comesAfterTheKey(ErrorCodeValidator.Error error) {
        return AFTER_THE_KEY.contains(error.getErrorCode());
    }
}
