package io.drawbridge.secrets.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Makes the rules of the configuration; a wrong one stops the start. */
@Singleton
class RulesReader {

    private static final Logger LOG = Logger.getLogger(RulesReader.class);

    @Produces
    @Singleton
    @Startup
    AccessRules rules(RulesConfig config) {
        AccessRules rules = read(config.rules());
        if (rules.isEmpty()) {
            LOG.warn("no drawbridge.rules are configured: every read will be denied");
        }
        return rules;
    }

    static AccessRules read(Map<String, RulesConfig.Rule> configured) {
        return new AccessRules(configured.entrySet().stream()
                .map(entry -> rule(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static AccessRule rule(String name, RulesConfig.Rule rule) {
        Audience audience = AudienceReader.read("drawbridge.rules.\"" + name + "\"", rule);
        return new AccessRule(name, audience, rule.mount(), patterns(name, rule.paths()), rule.verbs());
    }

    private static List<PathPattern> patterns(String name, List<String> paths) {
        try {
            return paths.stream().map(PathPattern::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("drawbridge.rules.\"" + name + "\".paths: " + e.getMessage(), e);
        }
    }
}
