package io.drawbridge.secrets.tenant;

import java.time.Instant;

/** What a TokenReview came to. */
public sealed interface Review {

    /** @param notAfter when the reviewed token expires */
    record Accepted(Tenant tenant, Instant notAfter) implements Review {}

    /** Not a token of this cluster, not for this audience, expired, or of no ServiceAccount. */
    record Rejected() implements Review {}

    /** The API server gave no answer, so nothing is known. */
    record Unavailable() implements Review {}
}
