package io.drawbridge.upload.multipart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.upload.tus.Names;
import io.drawbridge.upload.tus.ObjectParts;
import io.drawbridge.upload.tus.StateStore;
import io.drawbridge.upload.tus.StateSweep;
import io.drawbridge.upload.tus.TusConfig;
import io.drawbridge.upload.tus.TusMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What resumable uploads need of the store. */
@Singleton
class TusBeans {

    private static final Logger LOG = Logger.getLogger(TusBeans.class);

    @Produces
    @Singleton
    ObjectParts.Opener opener(ObjectStore store, RetryConfig retry, Backoff backoff, StoreMetrics metrics) {
        return new ResumedUploads(store, retry.attempts(), backoff, metrics);
    }

    @Produces
    @Singleton
    StateStore states(S3AsyncClient s3, TusConfig config, RetryConfig retry, Backoff backoff, ObjectMapper json) {
        return config.state()
                .<StateStore>map(place -> new StateObjects(
                        s3,
                        StatePlace.of(place, config.accessKeyId(), config.secretAccessKey(), retry.attemptTimeout()),
                        json,
                        Math.max(1, retry.attempts() - 1),
                        backoff))
                .orElseGet(NoState::new);
    }

    @Produces
    @Singleton
    StateSweep sweep(StateStore states, Names names, TusConfig config, InstantSource clock, TusMetrics metrics) {
        return new StateSweep(states, names, config.expiresAfter(), clock, metrics);
    }

    void tell(@Observes StartupEvent event, TusConfig config) {
        LOG.infof(
                "resumable uploads: %s",
                config.state().map(place -> "state in " + place).orElse("off"));
    }
}
