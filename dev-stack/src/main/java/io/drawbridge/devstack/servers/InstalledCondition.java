package io.drawbridge.devstack.servers;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link EnabledIfInstalled}: a missing server is a skip, or a failure where servers are required. */
final class InstalledCondition implements ExecutionCondition {

    private final InstalledServers servers;
    private final boolean required;

    InstalledCondition() {
        this(InstalledServers.onThisMachine(), requiredHere());
    }

    InstalledCondition(InstalledServers servers, boolean required) {
        this.servers = servers;
        this.required = required;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), EnabledIfInstalled.class)
                .map(annotation -> decide(List.of(annotation.value())))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no server"));
    }

    ConditionEvaluationResult decide(List<String> needed) {
        List<String> missing = servers.missing(needed);
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("installed: " + needed);
        }
        String reason = "not installed: " + String.join(", ", missing) + "; " + InstalledServers.HOW_TO_INSTALL;
        if (required) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean requiredHere() {
        String ci = System.getenv("CI");
        boolean inCi = ci != null && !ci.isBlank() && !ci.equals("false");
        return inCi || "required".equals(System.getProperty("servers"));
    }
}
