package io.drawbridge.secrets.health;

import io.drawbridge.secrets.upstream.UpstreamClient;
import io.drawbridge.secrets.upstream.UpstreamHealth;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The upstream's state, asked for at most once in a probe interval however many want to know. */
@Singleton
public class UpstreamWatch {

    private final Uni<UpstreamHealth> state;

    UpstreamWatch(UpstreamClient upstream, HealthConfig config) {
        state = upstream.health().memoize().atLeast(config.probeInterval());
    }

    public Uni<UpstreamHealth> state() {
        return state;
    }
}
