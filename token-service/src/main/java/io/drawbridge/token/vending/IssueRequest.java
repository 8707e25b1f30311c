package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.scope.SessionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sts.model.Tag;

/** What an issuer is asked for: a session of this subject, limited to this policy, living this long. */
public record IssueRequest(
        String subject, SessionPolicy policy, Duration lifetime, IssuerChoice issuer, Map<String, String> tags) {

    public IssueRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(issuer, "issuer");
        tags = Map.copyOf(tags);
    }

    /** Without tags. */
    public IssueRequest(String subject, SessionPolicy policy, Duration lifetime, IssuerChoice issuer) {
        this(subject, policy, lifetime, issuer, Map.of());
    }

    int seconds() {
        return Math.toIntExact(lifetime.toSeconds());
    }

    /** As STS takes them. */
    List<Tag> stsTags() {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
