package io.drawbridge.secrets.access;

import io.drawbridge.secrets.access.Audience.Match;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Whether labels of namespaces can change a decision. */
    public boolean useLabels() {
        return rules.stream().anyMatch(rule -> rule.audience().usesLabels());
    }

    /** A folder may be listed when a listing rule reaches into it; its names are then filtered one by one. */
    public Decision decide(Subject subject, Verb verb, String mount, SecretPath path) {
        // A list that lacks the names of a rule that nobody can judge now would be taken for a deletion of them.
        Stream<AccessRule> judged = of(mount)
                .filter(rule -> verb == Verb.LIST ? rule.reaches(subject, path) : rule.covers(subject, verb, path));
        boolean unknown = judged.anyMatch(rule -> rule.match(subject) == Match.UNKNOWN);
        return of(mount)
                .filter(rule -> rule.covers(subject, verb, path))
                .filter(rule -> rule.match(subject) == Match.YES)
                .findFirst()
                .filter(rule -> verb != Verb.LIST || !unknown)
                .<Decision>map(rule -> new Decision.Allowed(rule.name()))
                .orElseGet(() -> unknown ? new Decision.Undecided() : new Decision.Denied());
    }

    /** Whether a name in a list may be shown: a secret that may be read, or a folder with one in it. */
    public boolean mayShow(Subject subject, String mount, SecretPath folder, String name) {
        SecretPath child = folder.child(name);
        return of(mount)
                .filter(rule -> rule.match(subject) == Match.YES)
                .filter(rule -> rule.verbs().stream().anyMatch(SHOWING::contains))
                .anyMatch(rule -> name.endsWith("/")
                        ? rule.reaches(subject, child)
                        : SHOWING.stream().anyMatch(verb -> rule.covers(subject, verb, child)));
    }

    /** Whether any rule gives this subject anything in the mount. */
    public Match maySee(Subject subject, String mount) {
        List<Match> matches = of(mount).map(rule -> rule.match(subject)).toList();
        if (matches.contains(Match.YES)) {
            return Match.YES;
        }
        return matches.contains(Match.UNKNOWN) ? Match.UNKNOWN : Match.NO;
    }

    private Stream<AccessRule> of(String mount) {
        return rules.stream().filter(rule -> rule.mount().equals(mount));
    }
}
