package io.drawbridge.secrets.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which tenants may do what below which paths of one mount.
 *
 * @param namespaces names, or {@code *} for every namespace
 * @param serviceAccounts names, or {@code *} for every ServiceAccount
 */
record AccessRule(
        String name,
        Set<String> namespaces,
        Set<String> serviceAccounts,
        String mount,
        List<PathPattern> paths,
        Set<Verb> verbs) {

    private static final String ANY = "*";

    AccessRule {
        Objects.requireNonNull(name, "name");
        namespaces = notEmpty(namespaces, name, "namespaces");
        serviceAccounts = notEmpty(serviceAccounts, name, "service-accounts");
        verbs = notEmpty(verbs, name, "verbs");
        paths = List.copyOf(paths);
        if (mount.isEmpty() || mount.startsWith("/") || mount.endsWith("/")) {
            throw new IllegalArgumentException("drawbridge.rules.\"" + name + "\".mount: no slash at the ends");
        }
    }

    boolean concerns(Subject subject, String otherMount) {
        return mount.equals(otherMount)
                && names(namespaces, subject.namespace())
                && names(serviceAccounts, subject.serviceAccount());
    }

    boolean allows(Subject subject, Verb verb, SecretPath path) {
        return verbs.contains(verb) && paths.stream().anyMatch(p -> p.matches(path, subject.namespace()));
    }

    boolean reaches(Subject subject, SecretPath folder) {
        return paths.stream().anyMatch(p -> p.reaches(folder, subject.namespace()));
    }

    private static boolean names(Set<String> names, String name) {
        return names.contains(ANY) || names.contains(name);
    }

    private static <T> Set<T> notEmpty(Set<T> values, String rule, String key) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("drawbridge.rules.\"" + rule + "\"." + key + " is empty");
        }
        return Set.copyOf(values);
    }
}
