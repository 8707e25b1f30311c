package io.drawbridge.secrets.access;

import java.util.List;
import java.util.Set;

/** All rules; what none allows is denied. */
public final class AccessRules {

    private static final Set<Verb> SHOWING = Set.of(Verb.READ, Verb.METADATA);

    private final List<AccessRule> rules;

    AccessRules(List<AccessRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** A folder may be listed when a listing rule reaches into it; its names are then filtered one by one. */
    public Decision decide(Subject subject, Verb verb, String mount, SecretPath path) {
        return rules.stream()
                .filter(rule -> rule.concerns(subject, mount))
                .filter(rule -> verb == Verb.LIST
                        ? rule.verbs().contains(Verb.LIST) && rule.reaches(subject, path)
                        : rule.allows(subject, verb, path))
                .findFirst()
                .<Decision>map(rule -> new Decision.Allowed(rule.name()))
                .orElseGet(Decision.Denied::new);
    }

    /** Whether a name in a list may be shown: a secret that may be read, or a folder with one in it. */
    public boolean mayShow(Subject subject, String mount, SecretPath folder, String name) {
        SecretPath child = folder.child(name);
        return rules.stream()
                .filter(rule -> rule.concerns(subject, mount))
                .filter(rule -> rule.verbs().stream().anyMatch(SHOWING::contains))
                .anyMatch(rule -> name.endsWith("/")
                        ? rule.reaches(subject, child)
                        : SHOWING.stream().anyMatch(verb -> rule.allows(subject, verb, child)));
    }

    /** Whether any rule gives this subject anything in the mount. */
    public boolean maySee(Subject subject, String mount) {
        return rules.stream().anyMatch(rule -> rule.concerns(subject, mount));
    }
}
