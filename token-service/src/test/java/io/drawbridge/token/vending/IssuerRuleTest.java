package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.config.Configs;
import io.drawbridge.token.grant.Audience;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.grant.GrantRule.Broken;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.grant.IssuerType;
import io.drawbridge.token.grant.KeyPattern;
import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssuerRuleTest {

    private static final IssuerChoice ROLE =
            new IssuerChoice(IssuerType.ASSUME_ROLE, Optional.of("arn:aws:iam::1:role/r"));

    private final StoreTrust trust = new StoreTrust();
    private final IssuerRule rule = new IssuerRule(Configs.of(IssuerConfig.class, Map.of()), trust);

    @Test
    void knowsWhatEachIssuerGives() {
        assertThat(rule.brokenBy(grant(36, Optional.empty()))).isEmpty();
        assertThat(rule.brokenBy(grant(37, Optional.empty())))
                .contains(new Broken("max-ttl", "federation-token issues nothing longer than 36 hours"));
        assertThat(rule.brokenBy(grant(12, Optional.of(ROLE)))).isEmpty();
        assertThat(rule.brokenBy(grant(13, Optional.of(ROLE))))
                .contains(new Broken("max-ttl", "assume-role issues nothing longer than 12 hours"));
    }

    /** A store may keep the sessions of one call to their policy, and not those of the other. */
    @Test
    void trustsNoIssuerThatTheStoreWasNotCheckedFor() {
        trust.limitTo(Set.of(IssuerType.FEDERATION_TOKEN));
        assertThat(rule.brokenBy(grant(1, Optional.empty()))).isEmpty();
        assertThat(rule.brokenBy(grant(1, Optional.of(ROLE))))
                .hasValueSatisfying(broken -> assertThat(broken.key()).isEqualTo("issuer"));
    }

    /** A role that cannot be assumed, or is not checked yet, keeps back its own grants only. */
    @Test
    void knowsWhatWasFoundOutForWhom() {
        StoreTrust roles = trust.forChoiceOf(IssuerType.ASSUME_ROLE);
        trust.set(StoreTrust.State.ENFORCES);
        trust.require(IssuerType.FEDERATION_TOKEN);
        assertThatThrownBy(() -> trust.require(IssuerType.ASSUME_ROLE)).isInstanceOf(ProblemException.class);
        roles.set(StoreTrust.State.ENFORCES);
        trust.require(IssuerType.ASSUME_ROLE);
    }

    private static Grant grant(int hours, Optional<IssuerChoice> issuer) {
        return new Grant(
                "g",
                new Audience(Set.of(), Set.of(), Set.of(CallerKind.API_KEY)),
                new BucketName("bkt"),
                List.of(KeyPattern.parse("*")),
                Set.of(Action.UPLOAD),
                new Limits(new Lifetime(Duration.ofHours(1), Duration.ofHours(hours)), OptionalLong.empty()),
                issuer);
    }
}
