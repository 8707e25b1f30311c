package io.drawbridge.secrets.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Annotations to be set. Each change is told twice: at once, and again when no replica's cache can hold the old value any
 * more, unless External Secrets has read it since.
 */
final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final ExternalSecretsClient client;
    private final InstantSource clock;
    private final Duration cached;
    private final Pace pace;
    private final Counter sent;
    private final Map<String, Notice> due = new LinkedHashMap<>();

    /** @param settled from when on a sync has the new value; later than {@code at} for the first of the two */
    private record Notice(Instant at, Instant settled) {}

    /** @param cached how long a replica may answer from memory */
    Notices(
            ExternalSecretsClient client,
            InstantSource clock,
            Duration cached,
            NotifierConfig config,
            MeterRegistry meters) {
        this.client = client;
        this.clock = clock;
        this.cached = cached;
        this.pace = new Pace(config.maxNoticesPerSecond());
        this.sent = meters.counter("drawbridge_notifier_notices");
    }

    void add(UsedSecrets user, SecretPlace place) {
        LOG.infof("changed: %s, used by ExternalSecret %s", place, user.id());
        Instant now = clock.instant();
        due.put(user.id(), new Notice(now, now.plus(cached)));
    }

    /** @param present the ExternalSecrets that are there, as they are now; notices for others are dropped */
    void send(Map<String, UsedSecrets> present) {
        due.keySet().retainAll(present.keySet());
        Instant now = clock.instant();
        for (String id : List.copyOf(due.keySet())) {
            Notice notice = due.get(id);
            if (!notice.at().isAfter(now) && !Thread.currentThread().isInterrupted()) {
                send(present.get(id), notice);
            }
        }
    }

    private void send(UsedSecrets user, Notice notice) {
        boolean first = notice.at().isBefore(notice.settled());
        if (!first && user.refreshed().filter(notice.settled()::isBefore).isPresent()) {
            due.remove(user.id());
            return;
        }
        pace.await();
        if (client.annotate(user, clock.instant())) {
            sent.increment();
        }
        if (first) {
            due.put(user.id(), new Notice(notice.settled(), notice.settled()));
        } else {
            due.remove(user.id());
        }
    }
}
