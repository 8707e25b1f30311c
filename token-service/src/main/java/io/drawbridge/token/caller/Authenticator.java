package io.drawbridge.token.caller;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * One way to prove who one is. Every bean of this type is asked, in the order of its {@code @Priority}, until one knows
 * the token; the constants are that order, the cheapest look first.
 */
public interface Authenticator {

    /** Signed by this service: told by its form, verified without asking anybody. */
    int TICKETS = 400;

    /** Opaque: known by its hash, or not. */
    int API_KEYS = 300;

    /** A JWT of a configured issuer, verified with keys that are at hand. */
    int OIDC = 200;

    /** A JWT that the Kubernetes API server has to be asked about. */
    int SERVICE_ACCOUNTS = 100;

    /**
     * The caller behind this token; empty where it is of another kind, or not known, or not valid any more. Fails with a
     * {@link io.drawbridge.token.problem.ProblemException} (503) where it is of this kind and cannot be verified now.
     */
    Uni<Optional<Caller>> authenticate(BearerToken token);

    /**
     * Whether it is configured to know anybody. A service without any such authenticator does not start: it would answer
     * 401 to everybody.
     */
    default boolean knowsCallers() {
        return true;
    }
}
