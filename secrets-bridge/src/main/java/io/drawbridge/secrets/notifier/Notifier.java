package io.drawbridge.secrets.notifier;

import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.kv.KvSource;
import io.drawbridge.secrets.secret.CacheConfig;
import io.drawbridge.secrets.secret.SecretReader;
import io.drawbridge.secrets.secret.Unguarded;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Runs the rounds while this replica leads. */
@Singleton
class Notifier {

    /** A read that was on its way when the cache was told. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final NotifierConfig config;
    private final Leadership leadership;
    private final ExternalSecretsClient client;
    private final KvMounts mounts;
    private final KvSource source;
    private final SecretReader reader;
    private final CacheConfig cache;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Notifier(
            NotifierConfig config,
            Leadership leadership,
            ExternalSecretsClient client,
            KvMounts mounts,
            @Unguarded KvSource source,
            SecretReader reader,
            CacheConfig cache,
            InstantSource clock,
            MeterRegistry meters) {
        this.config = config;
        this.leadership = leadership;
        this.client = client;
        this.mounts = mounts;
        this.source = source;
        this.reader = reader;
        this.cache = cache;
        this.clock = clock;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (!config.enabled()) {
            return;
        }
        if (config.stores().isEmpty()) {
            throw new IllegalStateException("drawbridge.notifier.enabled needs drawbridge.notifier.stores");
        }
        leadership.seek(this::term);
    }

    void stop(@Observes ShutdownEvent stopping) {
        leadership.leave();
    }

    /** One term of office, with a memory of its own. */
    private Term term() {
        Notices notices = new Notices(client, clock, cache.ttl().plus(MARGIN), config, meters);
        return new Term(client.watch(), new Rounds(config, mounts, source, reader, notices), config.interval());
    }
}
