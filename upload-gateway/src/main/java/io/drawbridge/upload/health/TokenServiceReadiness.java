package io.drawbridge.upload.health;

import io.drawbridge.upload.lease.TokenServiceConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the token service answers. */
@Readiness
@ApplicationScoped
class TokenServiceReadiness implements AsyncHealthCheck {

    private final Upstream tokenService;

    @Inject
    TokenServiceReadiness(HttpProbe probe, TokenServiceConfig config, HealthConfig health, InstantSource clock) {
        URI liveness = config.url().resolve("/q/health/live");
        this.tokenService = new Upstream("token-service", () -> probe.ask(liveness), health.grace(), clock);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return tokenService.check();
    }
}
