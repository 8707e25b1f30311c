package io.drawbridge.devstack.policy;

import java.util.List;
import java.util.Map;

/** One statement of a policy. */
record Statement(Effect effect, List<ActionPattern> actions, List<ResourcePattern> resources) {

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    boolean matches(String action, String resource, Map<String, String> variables) {
        return actions.stream().anyMatch(pattern -> pattern.matches(action))
                && resources.stream().anyMatch(pattern -> pattern.matches(resource, variables));
    }

    enum Effect {
        ALLOW,
        DENY
    }
}
