package io.drawbridge.token.health;

import io.drawbridge.token.vending.IssuerConfig;
import io.drawbridge.token.vending.StoreTrust;
import io.drawbridge.token.vending.UpstreamState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the store has been checked, until STS has failed for longer than a hiccup. */
@Readiness
@ApplicationScoped
class StoreReadiness implements HealthCheck {

    private final IssuerConfig config;
    private final UpstreamState upstream;
    private final StoreTrust trust;

    StoreReadiness(IssuerConfig config, UpstreamState upstream, StoreTrust trust) {
        this.config = config;
        this.upstream = upstream;
        this.trust = trust;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("issuer and store")
                .status(trust.mayVend() && !upstream.hasFailedFor(config.readinessGrace()))
                .withData("issuer", config.type().toString())
                .withData(
                        "sts",
                        upstream.failingSince().map(StoreReadiness::failing).orElse("no failure"))
                .withData("store", trust.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .build();
    }

    private static String failing(Instant since) {
        return "failing since " + since;
    }
}
