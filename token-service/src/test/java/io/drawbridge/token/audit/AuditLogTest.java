package io.drawbridge.token.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.grant.Decision.Reason;
import io.drawbridge.token.request.RequestId;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final Caller ALICE = new Caller("alice", Set.of("team-a"), CallerKind.OIDC);

    @Test
    void saysWhoAskedForWhatAndWhyNot() {
        assertThat(denied(ALICE, new KeyPrefix("a/")))
                .startsWith(AuditLog.CATEGORY + " decision=denied caller=\"alice\" kind=oidc actions=upload+delete"
                        + " bucket=bkt prefix=\"a/\" reason=no-grant-for-key request=the-request");
    }

    @Test
    void saysWhoLooked() {
        try (CapturedLog log = CapturedLog.start()) {
            Caller operator = new Caller("root", Set.of(), CallerKind.API_KEY);
            AuditLog.checked(operator, ALICE, scope(new ObjectKey("k")), new Denied(Reason.NO_GRANT_FOR_CALLER));
            assertThat(log.text())
                    .contains("decision=checked by=\"root\" would-be=denied caller=\"alice\"")
                    .contains("reason=no-grant-for-caller");
        }
    }

    /** One decision is one line with its own fields, whatever the caller is called and the key is. */
    @Test
    void cannotBeForged() {
        Caller eve = new Caller("eve\" decision=allowed \u2028x", Set.of(), CallerKind.OIDC);
        String line = denied(eve, new ObjectKey("k\" grant=\"g\u2029\u202e\\"));
        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .contains("caller=\"eve\\\" decision=allowed \\u2028x\"")
                .contains("key=\"k\\\" grant=\\\"g\\u2029\\u202e\\\\\"")
                .doesNotContain("\u2028", "\u2029", "\u202e");
    }

    private static String denied(Caller caller, Target target) {
        try (CapturedLog log = CapturedLog.start()) {
            RequestId.during(
                    "the-request", () -> AuditLog.decided(caller, scope(target), new Denied(Reason.NO_GRANT_FOR_KEY)));
            return log.text();
        }
    }

    private static Scope scope(Target target) {
        Set<Action> actions =
                target instanceof KeyPrefix ? Set.of(Action.UPLOAD, Action.DELETE) : Set.of(Action.UPLOAD);
        return new Scope(new BucketName("bkt"), target, actions);
    }
}
