package io.drawbridge.token.caller.oidc;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands before the names of an issuer, and which names it has no right to: those of Kubernetes, and those that
 * begin with the longer prefix of another issuer.
 */
record NamePrefix(String value, Set<String> foreign) {

    /** What Kubernetes calls its own; nobody else's names may look like them. */
    static final String KUBERNETES = "system:";

    NamePrefix {
        foreign = Set.copyOf(foreign);
    }

    /** One of several, of which an empty one could otherwise speak for all. */
    static NamePrefix among(String value, Iterable<String> all) {
        Set<String> foreign = new TreeSet<>(Set.of(KUBERNETES));
        for (String other : all) {
            if (other.length() > value.length() && other.startsWith(value)) {
                foreign.add(other);
            }
        }
        return new NamePrefix(value, foreign);
    }

    /** The name as grants know it; empty for one that is not the issuer's to give. */
    Optional<String> name(String own) {
        String name = value + own;
        return own.isBlank() || foreign.stream().anyMatch(name::startsWith) ? Optional.empty() : Optional.of(name);
    }
}
