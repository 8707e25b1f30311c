package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All requests that bring bytes. At SIGTERM they end: what has arrived is recorded, and another replica goes on. */
@Startup // or the gauge would not be there before the first upload
@ApplicationScoped
public class RunningAppends {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Set<Incoming> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    RunningAppends(MeterRegistry registry) {
        Gauge.builder("drawbridge.tus.requests.in.flight", running, Set::size)
                .description("Requests that bring bytes of resumable uploads now.")
                .register(registry);
    }

    void refuseWhenStopping() {
        if (stopping) {
            throw goingAway();
        }
    }

    void begun(Incoming incoming) {
        running.add(incoming);
        if (stopping) {
            incoming.end(goingAway());
        }
    }

    void ended(Incoming incoming) {
        running.remove(incoming);
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        running.forEach(incoming -> incoming.end(goingAway()));
    }

    private static Refusal goingAway() {
        return new Refusal(Reason.STOPPING, "This replica is going away; ask another one for the offset, and go on.")
                .retryAfter(RETRY_AFTER);
    }
}
