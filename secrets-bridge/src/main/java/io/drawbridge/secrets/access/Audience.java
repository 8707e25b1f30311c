package io.drawbridge.secrets.access;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whom a rule is for.
 *
 * @param labels all of them must be on the namespace
 * @param stores when any are named, it is for these stores' words and for no ServiceAccount
 */
public record Audience(
        Set<NamePattern> namespaces, Map<String, String> labels, Set<NamePattern> accounts, Set<String> stores) {

    /** Whether somebody is meant. */
    public enum Match {
        YES,
        NO,
        /** It hangs on labels that nobody knows now. */
        UNKNOWN
    }

    public Audience {
        namespaces = Set.copyOf(namespaces);
        labels = Map.copyOf(labels);
        accounts = Set.copyOf(accounts);
        stores = Set.copyOf(stores);
    }

    public Match match(Subject subject) {
        if (!isMeant(subject) || !NamePattern.any(namespaces, subject.namespace())) {
            return Match.NO;
        }
        if (labels.isEmpty()) {
            return Match.YES;
        }
        return subject.labels()
                .map(found -> carries(found) ? Match.YES : Match.NO)
                .orElse(Match.UNKNOWN);
    }

    public boolean usesLabels() {
        return !labels.isEmpty();
    }

    private boolean isMeant(Subject subject) {
        return subject.store().isPresent()
                ? stores.contains(subject.store().get())
                : stores.isEmpty()
                        && subject.account()
                                .filter(account -> NamePattern.any(accounts, account))
                                .isPresent();
    }

    private boolean carries(Map<String, String> found) {
        return labels.entrySet().stream()
                .allMatch(wanted -> Objects.equals(found.get(wanted.getKey()), wanted.getValue()));
    }
}
