package io.drawbridge.upload.multipart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.tus.Names;
import io.drawbridge.upload.tus.StateStore;
import io.drawbridge.upload.tus.StateSweep;
import io.drawbridge.upload.tus.TusMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** States of resumable uploads without the rest of the gateway. */
public final class TestStates {

    private static final Duration DAY = Duration.ofDays(1);

    private TestStates() {}

    /** Where the store under test keeps them. */
    public static StateStore of(StoreUnderTest store, S3AsyncClient s3) {
        StatePlace place = StatePlace.of(
                StoreUnderTest.BUCKET + "/" + StoreUnderTest.TUS_STATE,
                Optional.of(store.key().accessKeyId()),
                Optional.of(store.key().secretAccessKey()),
                Duration.ofSeconds(10));
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), 0.5, new Random());
        return new StateObjects(s3, place, new ObjectMapper().registerModule(new JavaTimeModule()), 2, backoff);
    }

    /** Of uploads that expire after a day. */
    public static StateSweep sweep(StateStore states, InstantSource clock, MeterRegistry registry) {
        return new StateSweep(states, new Names(), DAY, clock, new TusMetrics(registry));
    }

    /** Where there are no resumable uploads. */
    public static StateSweep none(InstantSource clock) {
        return sweep(new NoState(), clock, new SimpleMeterRegistry());
    }
}
