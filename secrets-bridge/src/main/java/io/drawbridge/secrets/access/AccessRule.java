package io.drawbridge.secrets.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who may do what below which paths of one mount. */
record AccessRule(String name, Audience audience, String mount, List<PathPattern> paths, Set<Verb> verbs) {

    AccessRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(audience, "audience");
        if (verbs.isEmpty()) {
            throw new IllegalArgumentException("drawbridge.rules.\"" + name + "\".verbs is empty");
        }
        verbs = Set.copyOf(verbs);
        paths = List.copyOf(paths);
        if (mount.isEmpty() || mount.startsWith("/") || mount.endsWith("/")) {
            throw new IllegalArgumentException("drawbridge.rules.\"" + name + "\".mount: no slash at the ends");
        }
    }

    Audience.Match match(Subject subject) {
        return audience.match(subject);
    }

    boolean covers(Subject subject, Verb verb, SecretPath path) {
        return verbs.contains(verb)
                && (verb == Verb.LIST
                        ? reaches(subject, path)
                        : paths.stream().anyMatch(p -> p.matches(path, subject.namespace())));
    }

    boolean reaches(Subject subject, SecretPath folder) {
        return paths.stream().anyMatch(p -> p.reaches(folder, subject.namespace()));
    }
}
