package io.drawbridge.devstack.policy;

import io.drawbridge.devstack.policy.Statement.Effect;
import java.util.List;
import java.util.Map;

/**
 * Decides what an inline session policy allows, as
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM does</a>:
 * nothing unless a statement allows it, and nothing that a statement denies. It shares no code with the compiler whose
 * policies it judges. What it cannot enforce ({@code Condition}, {@code NotAction}, {@code NotResource}) it refuses to
 * read, so that a policy is never looser here than its author meant.
 */
public final class SessionPolicyEvaluator {

    private final List<Statement> statements;

    private SessionPolicyEvaluator(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** @throws MalformedPolicyException if the document is not a policy, or holds an element that is not supported */
    public static SessionPolicyEvaluator of(String document) {
        return new SessionPolicyEvaluator(PolicyParser.parse(document));
    }

    /**
     * @param action such as {@code s3:PutObject}
     * @param resource a complete ARN
     * @param variables values of policy variables by name, such as {@code aws:userid}; a variable that is not in it
     *     matches nothing
     */
    public boolean allows(String action, String resource, Map<String, String> variables) {
        return matches(Effect.ALLOW, action, resource, variables) && !matches(Effect.DENY, action, resource, variables);
    }

    private boolean matches(Effect effect, String action, String resource, Map<String, String> variables) {
        return statements.stream()
                .filter(statement -> statement.effect() == effect)
                .anyMatch(statement -> statement.matches(action, resource, variables));
    }
}
