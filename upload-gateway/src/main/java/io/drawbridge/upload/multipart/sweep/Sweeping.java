package io.drawbridge.upload.multipart.sweep;

import io.drawbridge.upload.tus.StateSweep;
import io.drawbridge.upload.tus.TusConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Sets the sweeper going where one is configured. */
@ApplicationScoped
class Sweeping {

    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    private volatile Cancellable timer = () -> {};

    void start(
            @Observes StartupEvent event,
            SweeperConfig config,
            StateSweep states,
            TusConfig tus,
            S3AsyncClient s3,
            InstantSource clock,
            MeterRegistry registry) {
        List<OwnedPrefix> owned = config.owned().orElse(List.of()).stream()
                .map(OwnedPrefix::parse)
                .toList();
        boolean sweepsStates = tus.state().isPresent() && config.accessKeyId().isPresent();
        if (owned.isEmpty() && !sweepsStates) {
            return;
        }
        DanglingUploads store = new DanglingUploads(s3, key(config));
        Sweeper sweeper = new Sweeper(store, states, owned, config.olderThan(), clock, new SweeperMetrics(registry));
        timer = repeat(sweeper, config.every());
        LOG.infof(
                "sweeping %s for multipart uploads left for %s%s",
                owned,
                config.olderThan(),
                tus.state().map(place -> ", and expired states in " + place).orElse(""));
    }

    void stop(@Observes ShutdownEvent event) {
        timer.cancel();
    }

    /** A replica begins at a random moment, so that those of one rollout do not all sweep at once. */
    private static Cancellable repeat(Sweeper sweeper, Duration every) {
        long first = ThreadLocalRandom.current().nextLong(1, Math.max(2, every.toMillis()));
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(first))
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> sweeper.sweep().replaceWith(tick))
                .subscribe()
                .with(done -> {}, failure -> LOG.error("the sweeper has stopped", failure));
    }

    private static SweeperKey key(SweeperConfig config) {
        return new SweeperKey(
                config.accessKeyId().orElseThrow(Sweeping::withoutKey),
                config.secretAccessKey().orElseThrow(Sweeping::withoutKey));
    }

    private static IllegalArgumentException withoutKey() {
        return new IllegalArgumentException("drawbridge.sweeper.owned needs drawbridge.sweeper.access-key-id and"
                + " drawbridge.sweeper.secret-access-key: the gateway has no key of its own");
    }
}
