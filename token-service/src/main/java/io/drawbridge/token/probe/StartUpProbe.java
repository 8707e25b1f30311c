package io.drawbridge.token.probe;

import io.drawbridge.token.probe.ProbeOutcome.Enforces;
import io.drawbridge.token.probe.ProbeOutcome.IgnoresPolicy;
import io.drawbridge.token.probe.ProbeOutcome.Inconclusive;
import io.drawbridge.token.vending.IssuerConfig;
import io.drawbridge.token.vending.StoreTrust;
import io.drawbridge.token.vending.StoreTrust.State;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Probes the store until something can be said about it, and acts on that. */
final class StartUpProbe {

    private static final Logger LOG = Logger.getLogger(StartUpProbe.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final IssuerConfig.Probe mode;
    private final StoreTrust trust;
    private final Runnable refuse;

    /** The last is what ends the service. */
    StartUpProbe(IssuerConfig.Probe mode, StoreTrust trust, Runnable refuse) {
        this.mode = mode;
        this.trust = trust;
        this.refuse = refuse;
    }

    /** Does not end before the outcome is known. */
    Uni<Void> run(Uni<ProbeOutcome> probe) {
        return probe.onItem()
                .invoke(this::act)
                .onItem()
                .transformToUni(StartUpProbe::failIfInconclusive)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .replaceWithVoid();
    }

    private static Uni<ProbeOutcome> failIfInconclusive(ProbeOutcome outcome) {
        return outcome instanceof Inconclusive inconclusive
                ? Uni.createFrom().failure(new IllegalStateException(inconclusive.why()))
                : Uni.createFrom().item(outcome);
    }

    private void act(ProbeOutcome outcome) {
        if (outcome instanceof Enforces) {
            LOG.info("the store keeps sessions to their policy");
            trust.set(State.ENFORCES);
        } else if (outcome instanceof IgnoresPolicy) {
            ignored();
        } else if (outcome instanceof Inconclusive inconclusive) {
            LOG.warnf("the store could not be checked yet: %s", inconclusive.why());
        }
    }

    private void ignored() {
        if (mode == IssuerConfig.Probe.WARN) {
            LOG.error("the store does NOT keep sessions to their policy: whoever gets credentials can write anywhere"
                    + " (drawbridge.issuer.probe=warn)");
            trust.set(State.IGNORES_POLICY_BUT_ACCEPTED);
            return;
        }
        LOG.fatal("refusing to run: the store does not keep sessions to their policy, so whoever gets credentials"
                + " could write anywhere. Use a store that enforces session policies; drawbridge.issuer.probe=warn"
                + " runs nevertheless.");
        refuse.run();
    }
}
