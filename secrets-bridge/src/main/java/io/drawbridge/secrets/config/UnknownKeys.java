package io.drawbridge.secrets.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Stops a start with a group of {@code drawbridge.*} keys that no mapping knows; unknown keys within a group are
 * refused by the mappings themselves. A misspelt rule must not be a rule that is missing.
 */
class UnknownKeys {

    private static final String PREFIX = "drawbridge.";
    private static final Set<String> GROUPS = Set.of(
            "cache",
            "guard",
            "health",
            "kubernetes",
            "mounts",
            "rules",
            "tenant",
            "upstream",
            "webhook",
            "aws",
            "notifier");

    /** DRAWBRIDGE_TOOLS says where a contributor's servers are installed. */
    private static final Set<String> BUILD = Set.of("drawbridge.tools");

    void check(@Observes StartupEvent started, Config config) {
        List<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .toList();
        Set<String> unknown = unknown(names);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("unknown configuration: " + String.join(", ", unknown));
        }
    }

    static Set<String> unknown(List<String> names) {
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(PREFIX) && !BUILD.contains(name) && !GROUPS.contains(group(name))) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static String group(String name) {
        return name.substring(PREFIX.length()).split("\\.", 2)[0];
    }
}
