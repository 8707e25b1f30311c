package io.drawbridge.secrets.tenant;

import io.drawbridge.secrets.access.Subject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ServiceAccount that a Kubernetes API server has vouched for. */
public record Tenant(String namespace, String serviceAccount) implements Subject {

    private static final Pattern USERNAME = Pattern.compile(
            "system:serviceaccount:([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?):([a-z0-9]([-a-z0-9.]*[a-z0-9])?)");

    /** Empty for users who are no ServiceAccounts. */
    static Optional<Tenant> ofUsername(String username) {
        Matcher matcher = USERNAME.matcher(username);
        return matcher.matches() ? Optional.of(new Tenant(matcher.group(1), matcher.group(3))) : Optional.empty();
    }

    @Override
    public Optional<String> account() {
        return Optional.of(serviceAccount);
    }

    public String username() {
        return "system:serviceaccount:" + namespace + ":" + serviceAccount;
    }
}
