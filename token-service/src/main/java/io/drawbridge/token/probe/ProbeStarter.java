package io.drawbridge.token.probe;

import io.drawbridge.token.grant.GrantBook;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.IssuerConfig;
import io.drawbridge.token.vending.MonitoredIssuer;
import io.drawbridge.token.vending.StoreTrust;
import io.drawbridge.token.vending.StoreTrust.State;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Starts the probe with the service, in the background: the store need not be there yet. */
@ApplicationScoped
class ProbeStarter {

    private static final Logger LOG = Logger.getLogger(ProbeStarter.class);

    /** Whoever finds a fault in the configuration ends the start, and what is said then must be about that. */
    private static final int AFTER_ALL_CHECKS = 10_000;

    private final IssuerConfig config;
    private final StoreConfig store;
    private final MonitoredIssuer issuer;
    private final ProbeClient s3;
    private final StoreTrust trust;
    private final GrantBook grants;
    private final List<Cancellable> running = new ArrayList<>();

    ProbeStarter(
            IssuerConfig config,
            StoreConfig store,
            MonitoredIssuer issuer,
            ProbeClient s3,
            StoreTrust trust,
            GrantBook grants) {
        this.grants = grants;
        this.config = config;
        this.store = store;
        this.issuer = issuer;
        this.s3 = s3;
        this.trust = trust;
    }

    void start(@Observes @Priority(AFTER_ALL_CHECKS) StartupEvent started) {
        if (config.probe() == IssuerConfig.Probe.OFF) {
            LOG.warn("the store is not checked (drawbridge.issuer.probe=off)");
            trust.set(State.NOT_LOOKED_AT);
            return;
        }
        StoreProbe probe = new StoreProbe(issuer, s3, bucket(), store.profile());
        Set<IssuerChoice> others = others();
        trust.limitTo(Stream.concat(Stream.of(issuer.standard()), others.stream())
                .map(IssuerChoice::type)
                .toList());
        start(probe, issuer.standard(), trust);
        others.forEach(choice -> start(probe, choice, trust.forChoiceOf(choice.type())));
    }

    void stop(@Observes ShutdownEvent stopped) {
        running.forEach(Cancellable::cancel);
    }

    private void start(StoreProbe probe, IssuerChoice choice, StoreTrust known) {
        running.add(new StartUpProbe(config.probe(), known, () -> Quarkus.asyncExit(1))
                .run(probe.run(choice))
                .subscribe()
                .with(done -> {}, failure -> LOG.error("the check of the store ended", failure)));
    }

    /** Whether a store enforces may depend on the call that made the session, and hardly on the role. */
    private Set<IssuerChoice> others() {
        return grants.current().all().stream()
                .flatMap(grant -> grant.issuer().stream())
                .filter(choice -> choice.type() != issuer.standard().type())
                .collect(Collectors.toSet());
    }

    private BucketName bucket() {
        String property = "drawbridge.issuer.probe-bucket";
        String name = config.probeBucket()
                .orElseThrow(() ->
                        new ConfigurationException(property + ": needed by drawbridge.issuer.probe=" + config.probe()));
        try {
            return new BucketName(name);
        } catch (ProblemException e) {
            throw new ConfigurationException(property + ": " + e.detail(), e);
        }
    }
}
