package io.drawbridge.token.caller.oidc;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the claims of an issuer make a caller.
 *
 * @param groupsPath the claim, and within objects the keys that lead to the groups
 */
record ClaimRules(String subjectClaim, List<String> groupsPath, NamePrefix subjects, NamePrefix groups) {

    ClaimRules {
        groupsPath = List.copyOf(groupsPath);
    }

    /** The caller; empty where a verified token names nobody that could be one. */
    Optional<Caller> caller(Map<String, Object> claims) {
        if (!(claims.get(subjectClaim) instanceof String own)) {
            return Optional.empty();
        }
        try {
            return subjects.name(own).map(subject -> new Caller(subject, groups(claims), CallerKind.OIDC));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private Set<String> groups(Map<String, Object> claims) {
        Object value = claims.get(groupsPath.get(0));
        for (String key : groupsPath.subList(1, groupsPath.size())) {
            value = value instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return texts(value).flatMap(own -> groups.name(own).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String one ? Stream.of(one) : Stream.empty();
    }
}
