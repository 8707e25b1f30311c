package io.drawbridge.token.caller;

import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.file.YamlMap;
import io.drawbridge.token.file.YamlText;
import io.drawbridge.token.file.YamlValue;
import io.drawbridge.token.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the mounted file: a mapping {@code api-keys} of names to callers, with the keys of the configuration. */
final class ApiKeysFileReader {

    private final ApiKeys configured;

    /** The configured callers stay beside those of the file, which must not have their keys. */
    ApiKeysFileReader(ApiKeys configured) {
        this.configured = configured;
    }

    /** All callers; or {@link FileFormatException} with all that is wrong, one finding for each caller. */
    ApiKeys read(String file, String content) {
        YamlMap document = YamlMap.parse(file, content);
        document.allowOnly("api-keys");
        Set<KeyHash> seen = new HashSet<>();
        configured.all().forEach(key -> seen.addAll(key.hashes()));
        List<ApiKey> all = new ArrayList<>(configured.all());
        all.addAll(document.get("api-keys").map().each(entry -> read(entry, seen)));
        return new ApiKeys(all);
    }

    private static ApiKey read(Map.Entry<String, YamlValue> entry, Set<KeyHash> seen) {
        YamlMap written = entry.getValue().map();
        written.allowOnly("subject", "groups", "sha256");
        YamlText subject = written.get("subject").text();
        Set<String> groups = new HashSet<>();
        written.find("groups")
                .ifPresent(list -> list.texts().forEach(group -> groups.add(group.as(ApiKeysFileReader::group))));
        List<KeyHash> hashes = written.get("sha256").texts().stream()
                .map(hex -> hex.as(value -> hash(value, seen)))
                .toList();
        return new ApiKey(subject.as(name -> new Caller(name, groups, CallerKind.API_KEY)), hashes);
    }

    /** For an error where the group stands, and not where the subject does. */
    private static String group(String name) {
        new Caller("x", Set.of(name), CallerKind.API_KEY);
        return name;
    }

    private static KeyHash hash(String hex, Set<KeyHash> seen) {
        KeyHash hash = KeyHash.parse(hex);
        if (!seen.add(hash)) {
            throw ProblemException.invalid("this key is configured twice");
        }
        return hash;
    }
}
