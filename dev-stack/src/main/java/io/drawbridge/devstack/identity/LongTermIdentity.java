package io.drawbridge.devstack.identity;

import io.drawbridge.devstack.AccessKey;
import java.util.Locale;
import java.util.Objects;

/**
 * A user with an access key that does not expire.
 *
 * @param mayIssueSessions whether STS gives it sessions by GetFederationToken
 * @param mayAssumeRole whether it stands in the role's trust policy
 */
public record LongTermIdentity(
        AccessKey key, String name, Permissions permissions, boolean mayIssueSessions, boolean mayAssumeRole)
        implements Identity {

    public LongTermIdentity {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(permissions, "permissions");
    }

    @Override
    public String arn() {
        return "arn:aws:iam::" + Account.ID + ":user/" + name;
    }

    @Override
    public String userId() {
        return "AIDA" + name.toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean allows(Demand demand) {
        return permissions.allow(demand);
    }
}
