package io.drawbridge.token.vending;

import io.drawbridge.token.scope.SessionPolicy;
import java.time.Duration;
import java.util.Objects;

/** What an issuer is asked for: a session of this subject, limited to this policy, living this long. */
public record IssueRequest(String subject, SessionPolicy policy, Duration lifetime) {

    public IssueRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(lifetime, "lifetime");
    }

    int seconds() {
        return Math.toIntExact(lifetime.toSeconds());
    }
}
