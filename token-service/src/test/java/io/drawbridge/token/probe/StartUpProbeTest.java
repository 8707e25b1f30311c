package io.drawbridge.token.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.probe.ProbeOutcome.Enforces;
import io.drawbridge.token.probe.ProbeOutcome.IgnoresPolicy;
import io.drawbridge.token.probe.ProbeOutcome.Inconclusive;
import io.drawbridge.token.vending.IssuerConfig.Probe;
import io.drawbridge.token.vending.StoreTrust;
import io.drawbridge.token.vending.StoreTrust.State;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartUpProbeTest {

    private final StoreTrust trust = new StoreTrust();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void trustsAStoreThatEnforces() {
        run(Probe.REFUSE, new Enforces());
        assertThat(trust.state()).isEqualTo(State.ENFORCES);
        assertThat(trust.mayVend()).isTrue();
        assertThat(refusals).hasValue(0);
    }

    @Test
    void refusesToRunBeforeAStoreThatDoesNot() {
        run(Probe.REFUSE, new IgnoresPolicy());
        assertThat(trust.mayVend()).isFalse();
        assertThat(refusals).hasValue(1);
    }

    @Test
    void runsNeverthelessWhenToldTo() {
        run(Probe.WARN, new IgnoresPolicy());
        assertThat(trust.state()).isEqualTo(State.IGNORES_POLICY_BUT_ACCEPTED);
        assertThat(refusals).hasValue(0);
    }

    @Test
    void triesUntilSomethingCanBeSaid() {
        run(Probe.REFUSE, new Inconclusive("not there"), new Inconclusive("not yet"), new Enforces());
        assertThat(trust.state()).isEqualTo(State.ENFORCES);
    }

    @Test
    void vendsNothingBeforeThat() {
        assertThat(trust.state()).isEqualTo(State.UNCHECKED);
        assertThat(trust.mayVend()).isFalse();
    }

    private void run(Probe mode, ProbeOutcome... outcomes) {
        Iterator<ProbeOutcome> next = List.of(outcomes).iterator();
        new StartUpProbe(mode, trust, refusals::incrementAndGet)
                .run(Uni.createFrom().item(next::next))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(next).isExhausted();
    }
}
