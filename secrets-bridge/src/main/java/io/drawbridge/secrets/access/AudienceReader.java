package io.drawbridge.secrets.access;

import java.util.Set;
import java.util.stream.Collectors;

/** Makes the audience of a rule or grant. */
public final class AudienceReader {

    private AudienceReader() {}

    /** @param key what the configuration calls it, for the message of an {@link IllegalArgumentException} */
    public static Audience read(String key, AudienceConfig config) {
        try {
            return audience(config);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + "." + e.getMessage(), e);
        }
    }

    private static Audience audience(AudienceConfig config) {
        if (config.namespaces().isEmpty() && config.namespaceLabels().isEmpty()) {
            throw new IllegalArgumentException("namespaces: say whom it is for, by namespaces or namespace-labels");
        }
        if (config.stores().isPresent() && !config.serviceAccounts().equals(Set.of("*"))) {
            throw new IllegalArgumentException("service-accounts: a store speaks for a namespace, not for one of them");
        }
        return new Audience(
                patterns("namespaces", config.namespaces().orElse(Set.of("*"))),
                config.namespaceLabels(),
                patterns("service-accounts", config.serviceAccounts()),
                config.stores().orElse(Set.of()));
    }

    private static Set<NamePattern> patterns(String key, Set<String> texts) {
        try {
            return texts.stream().map(NamePattern::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
