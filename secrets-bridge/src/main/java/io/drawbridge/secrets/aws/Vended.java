package io.drawbridge.secrets.aws;

import java.util.Locale;

/** What a question for credentials came to. */
public sealed interface Vended {

    /** Temporary credentials for the tenant's own folder. */
    record Credentials(CredentialsAnswer answer) implements Vended {}

    /** No such grant, or not for this tenant: the two look alike. */
    record Denied() implements Vended {}

    /** Nothing came of it: token-service is away, or refuses the bridge, which an operator has to mend. */
    record Unavailable() implements Vended {}

    /** The name for metrics and audit lines. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
