package io.drawbridge.token.door.grants;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.scope.Target;
import io.drawbridge.token.vending.SessionPlan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would be decided, and the session that would be asked for; null where it was denied. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Check")
record CheckAnswer(
        @Schema(examples = "allowed", description = "allowed or denied.") String decision,
        @Schema(nullable = true, examples = "no-grant-for-key", description = "How near the closest grant came.")
                String reason,
        @Schema(nullable = true, description = "The grant that would decide.") String grant,
        @Schema(nullable = true, description = "The key of the session, if it is one.") String key,
        @Schema(nullable = true, description = "The prefix of the session, if it is one.") String prefix,
        @Schema(nullable = true, description = "How long the session would live.") Long ttlSeconds,
        @Schema(nullable = true, description = "federation-token or assume-role.") String issuer,
        @Schema(nullable = true, description = "The role of the session.") String roleArn,
        @Schema(nullable = true, description = "The IAM document, exactly as STS would get it.") String sessionPolicy) {

    static CheckAnswer of(Denied denied) {
        return new CheckAnswer("denied", denied.reason().toString(), null, null, null, null, null, null, null);
    }

    static CheckAnswer of(SessionPlan plan, SessionPolicy policy) {
        Target target = plan.scope().target();
        return new CheckAnswer(
                "allowed",
                null,
                plan.allowed().grant().name(),
                target instanceof ObjectKey ? target.value() : null,
                target instanceof KeyPrefix ? target.value() : null,
                plan.lifetime().toSeconds(),
                plan.issuer().type().toString(),
                plan.issuer().roleArn().orElse(null),
                policy.json());
    }
}
