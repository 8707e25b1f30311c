package io.drawbridge.secrets.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules that tests run with. */
public final class Rules {

    private Rules() {}

    /** Every namespace has its own folder; the reader of team-a sees a bit more, and team-a a mount that is not there. */
    public static Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        rule(config, "own", "*", "secret", "{namespace}/*");
        rule(config, "shared", "team-a", "secret", "shared/+/public");
        config.put("drawbridge.rules.\"shared\".service-accounts", "reader");
        config.put("drawbridge.rules.\"shared\".verbs", "read");
        rule(config, "one", "*", "kv1", "{namespace}/*");
        config.put("drawbridge.mounts.\"kv1\".version", "1");
        rule(config, "gold", "team-*", "secret", "gold/*");
        config.put("drawbridge.rules.\"gold\".namespace-labels.\"example.com/tier\"", "gold");
        rule(config, "webhook", "team-*", "secret", "{namespace}/*");
        config.put("drawbridge.rules.\"webhook\".stores", "eso");
        rule(config, "webhook1", "team-*", "kv1", "{namespace}/*");
        config.put("drawbridge.rules.\"webhook1\".stores", "eso1");
        rule(config, "unmounted", "team-a", "nosuch", "*");
        return config;
    }

    private static void rule(Map<String, String> config, String name, String namespaces, String mount, String paths) {
        String prefix = "drawbridge.rules.\"" + name + "\".";
        config.put(prefix + "namespaces", namespaces);
        config.put(prefix + "mount", mount);
        config.put(prefix + "paths", paths);
    }
}
