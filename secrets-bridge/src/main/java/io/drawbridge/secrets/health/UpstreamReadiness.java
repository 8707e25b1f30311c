package io.drawbridge.secrets.health;

import io.drawbridge.secrets.upstream.UpstreamHealth;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows the upstream's state; a short hiccup does not make this replica unready. */
@Readiness
@Singleton
class UpstreamReadiness implements AsyncHealthCheck {

    private final UpstreamWatch watch;
    private final Grace grace;
    private final InstantSource clock;

    UpstreamReadiness(UpstreamWatch watch, HealthConfig config, InstantSource clock) {
        this.watch = watch;
        this.grace = new Grace(config.grace());
        this.clock = clock;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return watch.state().map(this::response);
    }

    private HealthCheckResponse response(UpstreamHealth state) {
        return HealthCheckResponse.named("upstream")
                .status(grace.ready(state.serves(), clock.instant()))
                .withData("state", state.label())
                .build();
    }
}
