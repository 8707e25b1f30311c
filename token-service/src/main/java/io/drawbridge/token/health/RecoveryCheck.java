package io.drawbridge.token.health;

import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.vending.IssueRequest;
import io.drawbridge.token.vending.MonitoredIssuer;
import io.drawbridge.token.vending.UpstreamState;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * While STS fails, asks it now and then for a session that may do nothing. Without that a service that is not ready,
 * and so gets no requests, would never find out that STS is back.
 */
@ApplicationScoped
class RecoveryCheck {

    private static final Logger LOG = Logger.getLogger(RecoveryCheck.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final UpstreamState upstream;
    private final MonitoredIssuer issuer;
    private final Vertx vertx;

    RecoveryCheck(UpstreamState upstream, MonitoredIssuer issuer, Vertx vertx) {
        this.upstream = upstream;
        this.issuer = issuer;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(PAUSE.toMillis(), timer -> check());
    }

    private IssueRequest nothing() {
        return new IssueRequest("drawbridge-check", SessionPolicy.denyAll(), Lifetime.SHORTEST, issuer.standard());
    }

    private void check() {
        if (upstream.failingSince().isPresent()) {
            issuer.issue(nothing())
                    .subscribe()
                    .with(session -> LOG.info("STS answers again"), failure -> LOG.debug("STS still fails"));
        }
    }
}
