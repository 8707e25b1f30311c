package io.drawbridge.secrets.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.guard.Verdict.Reason;
import io.drawbridge.secrets.secret.SecretRef;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts what is not believed, and says so once a minute for each mount and reason; each read is in the audit log. */
final class GuardTrips {

    private static final Logger LOG = Logger.getLogger(GuardTrips.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private record Told(String mount, Reason reason) {}

    private final MeterRegistry meters;
    private final Ticker ticker;
    private final Map<Told, Long> told = new ConcurrentHashMap<>();

    GuardTrips(MeterRegistry meters, Ticker ticker) {
        this.meters = meters;
        this.ticker = ticker;
        for (Reason reason : Reason.values()) {
            // From the start, so that an alert sees the first one as an increase.
            meters.counter("drawbridge_guard_trips", "reason", reason.label());
        }
    }

    void count(SecretRef ref, Reason reason) {
        meters.counter("drawbridge_guard_trips", "reason", reason.label()).increment();
        long now = ticker.read();
        told.compute(
                new Told(ref.mount(), reason),
                (key, last) -> last == null || now - last > QUIET ? tell(key, now) : last);
    }

    private static long tell(Told trip, long now) {
        LOG.warnf(
                "the upstream says that something in mount \"%s\" is absent, which is not believed: %s",
                trip.mount(), trip.reason().label());
        return now;
    }
}
