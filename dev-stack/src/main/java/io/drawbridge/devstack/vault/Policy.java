package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An ACL policy: capabilities by path, where {@code *} at the end is any rest and {@code +} any one segment.
 *
 * @see <a href="https://openbao.org/docs/concepts/policies/">OpenBao: policies</a>
 */
record Policy(Map<String, Set<String>> capabilitiesByPath) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What every token may do, whatever else it is given. */
    static final Policy DEFAULT = new Policy(Map.of(
            "auth/token/lookup-self", Set.of("read"),
            "auth/token/renew-self", Set.of("update"),
            "auth/token/revoke-self", Set.of("update"),
            "sys/internal/ui/mounts/*", Set.of("read")));

    Policy {
        capabilitiesByPath = Map.copyOf(capabilitiesByPath);
    }

    static Policy of(Map<String, List<String>> capabilitiesByPath) {
        return new Policy(capabilitiesByPath.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue()))));
    }

    /** The JSON form of a policy document; HCL is not understood here. */
    static Policy parse(String document) {
        Map<String, Set<String>> parsed = new HashMap<>();
        try {
            JSON.readTree(document)
                    .path("path")
                    .fields()
                    .forEachRemaining(path -> parsed.put(path.getKey(), texts(path)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the embedded Vault takes policies as JSON, not as HCL", e);
        }
        return new Policy(parsed);
    }

    boolean allows(String path, Operation operation) {
        return granted(path, operation) || operation == Operation.LIST && granted(toggled(path), operation);
    }

    /** Whether any rule could concern a path below this one. */
    boolean touches(String mount) {
        return capabilitiesByPath.keySet().stream().anyMatch(rule -> rule.startsWith(mount));
    }

    private boolean granted(String path, Operation operation) {
        return capabilitiesByPath.entrySet().stream()
                .filter(rule -> matches(rule.getKey(), path))
                .anyMatch(rule -> operation.capabilities().stream().anyMatch(rule.getValue()::contains));
    }

    /** A folder is listed with and without the slash at its end; rules name it either way. */
    private static String toggled(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    private static boolean matches(String rule, String path) {
        boolean prefix = rule.endsWith("*");
        String fixed = prefix ? rule.substring(0, rule.length() - 1) : rule;
        String regex = Pattern.quote(fixed).replace("+", "\\E[^/]+\\Q");
        return Pattern.compile(prefix ? regex + ".*" : regex, Pattern.DOTALL)
                .matcher(path)
                .matches();
    }

    private static Set<String> texts(Map.Entry<String, JsonNode> path) {
        return JSON.convertValue(
                path.getValue().path("capabilities"),
                JSON.getTypeFactory().constructCollectionType(Set.class, String.class));
    }
}
