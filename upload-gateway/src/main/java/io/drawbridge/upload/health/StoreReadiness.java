package io.drawbridge.upload.health;

import io.drawbridge.upload.multipart.StoreConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store answers. AWS itself, where no endpoint is set, is not asked. */
@Readiness
@ApplicationScoped
class StoreReadiness implements AsyncHealthCheck {

    private final Upstream store;

    @Inject
    StoreReadiness(HttpProbe probe, StoreConfig config, HealthConfig health, InstantSource clock) {
        Optional<URI> endpoint = config.endpoint();
        this.store = new Upstream(
                "store",
                () -> endpoint.map(probe::ask).orElseGet(() -> Uni.createFrom().item("not probed")),
                health.grace(),
                clock);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.check();
    }
}
