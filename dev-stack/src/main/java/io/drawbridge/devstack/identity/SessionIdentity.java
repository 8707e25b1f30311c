package io.drawbridge.devstack.identity;

import io.drawbridge.devstack.AccessKey;
import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Temporary credentials: what their parent may do, cut down to the session policy.
 *
 * @param parent the issuing user's permissions, or the role's
 */
public record SessionIdentity(
        AccessKey key,
        String token,
        SessionKind kind,
        String name,
        Instant expiration,
        Permissions parent,
        Optional<SessionPolicyEvaluator> policy)
        implements Identity {

    public SessionIdentity {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expiration, "expiration");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(policy, "policy");
    }

    @Override
    public String arn() {
        return kind.arn(name);
    }

    @Override
    public String userId() {
        return kind.userId(name);
    }

    /** {@code aws:username} is not set for sessions, so a policy that names it matches nothing. */
    @Override
    public boolean allows(Demand demand) {
        Map<String, String> variables = Map.of("aws:userid", userId(), "aws:principalaccount", Account.ID);
        return parent.allow(demand)
                && policy.map(document -> document.allows(demand.action(), demand.resource(), variables))
                        .orElse(kind.isAllowedWithoutPolicy());
    }

    boolean hasToken(String presented) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiration);
    }

    @Override
    public String toString() {
        return "SessionIdentity[" + key.accessKeyId() + ", " + arn() + ", until " + expiration + "]";
    }
}
