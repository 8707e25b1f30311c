package io.drawbridge.upload.multipart.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.multipart.TestStates;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.tus.Fence;
import io.drawbridge.upload.tus.Phase;
import io.drawbridge.upload.tus.Progress;
import io.drawbridge.upload.tus.Run;
import io.drawbridge.upload.tus.StateStore;
import io.drawbridge.upload.tus.Subject;
import io.drawbridge.upload.tus.Tail;
import io.drawbridge.upload.tus.UploadId;
import io.drawbridge.upload.tus.UploadState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What becomes of resumable uploads that nobody goes on with, on whichever store. The sweeper's clock is ahead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExpirySuite {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATER = DAY.plusMinutes(1);

    private final String kind;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Random random = new Random();
    private StoreUnderTest store;
    private S3AsyncClient s3;
    private StateStore states;

    ExpirySuite(String kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        store = StoreUnderTest.start(kind);
        s3 = SweeperTest.client(store.endpoint());
        states = TestStates.of(store, s3);
    }

    @AfterAll
    void stop() throws Exception {
        s3.close();
        store.close();
    }

    @Test
    void anExpiredUploadLeavesNothing() {
        double before = counted("drawbridge.tus.uploads", "expired");
        Kept kept = keep("uploads/expired", Phase.OPEN, Instant.now().plus(DAY));
        sweep(LATER, "elsewhere/");
        assertThat(store.keys(kept.prefix())).isEmpty();
        assertThat(store.danglingUploads()).doesNotContain("uploads/expired");
        assertThat(counted("drawbridge.tus.uploads", "expired")).isEqualTo(before + 1);
        sweep(LATER, "elsewhere/");
        assertThat(counted("drawbridge.tus.uploads", "expired")).isEqualTo(before + 1);
    }

    @Test
    void whatWasBeingEndedIsEnded() {
        Kept kept = keep("uploads/ending", Phase.TERMINATED, Instant.now().plus(DAY));
        sweep(LATER, "elsewhere/");
        assertThat(store.keys(kept.prefix())).isEmpty();
        assertThat(store.danglingUploads()).doesNotContain("uploads/ending");
    }

    @Test
    void aCompleteUploadIsForgottenAndItsObjectStays() {
        Kept kept = keep("uploads/complete", Phase.COMPLETED, Instant.now().plus(DAY));
        store.put("uploads/complete", "object");
        double expired = counted("drawbridge.tus.uploads", "expired");
        sweep(LATER, "elsewhere/");
        assertThat(store.keys(kept.prefix())).isEmpty();
        assertThat(store.object("uploads/complete")).isPresent();
        assertThat(counted("drawbridge.tus.uploads", "expired")).isEqualTo(expired);
    }

    @Test
    void anUploadThatMayGoOnStaysHoweverOldItsPartsAre() {
        Kept kept = keep("uploads/slow", Phase.OPEN, Instant.now().plus(DAY.multipliedBy(3)));
        store.beginUpload("uploads/left");
        sweep(LATER, "uploads/");
        assertThat(store.keys(kept.prefix())).hasSize(2);
        assertThat(store.danglingUploads()).contains("uploads/slow").doesNotContain("uploads/left");
    }

    @Test
    void tailsThatNoStateNamesGo() {
        Kept kept = keep("uploads/tails", Phase.OPEN, Instant.now().plus(DAY.multipliedBy(3)));
        String orphan = StoreUnderTest.TUS_STATE + id() + ".tail.7";
        store.put(kept.prefix() + ".tail.1", "of a request that died");
        store.put(kept.prefix() + ".tail.99", "of one that may still come");
        store.put(orphan, "bytes");
        sweep(LATER, "elsewhere/");
        assertThat(store.keys(kept.prefix()))
                .containsExactlyInAnyOrder(
                        kept.prefix() + ".json", kept.prefix() + ".tail.2", kept.prefix() + ".tail.99");
        assertThat(store.keys(orphan)).isEmpty();
    }

    @Test
    void whatIsNotOursStays() {
        String foreign = StoreUnderTest.TUS_STATE + "README.md";
        store.put(foreign, "of somebody else");
        sweep(LATER, "elsewhere/");
        assertThat(store.keys(foreign)).hasSize(1);
        store.delete(foreign);
    }

    @Test
    void aStateThatCannotBeReadIsToldAndKeepsAllUploads() {
        double failed = counted("drawbridge.sweeper.uploads", "failed");
        String broken = StoreUnderTest.TUS_STATE + id() + ".json";
        store.put(broken, "{");
        store.beginUpload("uploads/unsure");
        Kept expired = keep("uploads/beside", Phase.OPEN, Instant.now().plus(DAY));
        sweep(LATER, "uploads/");
        assertThat(counted("drawbridge.sweeper.uploads", "failed")).isGreaterThan(failed);
        assertThat(store.danglingUploads()).contains("uploads/unsure").doesNotContain("uploads/beside");
        assertThat(store.keys(expired.prefix())).isEmpty();
        store.delete(broken);
    }

    private double counted(String name, String outcome) {
        return registry.counter(name, "outcome", outcome).count();
    }

    /** With a multipart upload, some parts that are said to be there, and a tail. */
    private Kept keep(String key, Phase phase, Instant expires) {
        UploadId id = new UploadId(id());
        Subject subject = new Subject(StoreUnderTest.BUCKET, key, false, "", store.beginUpload(key), 5L << 20);
        Progress progress = new Progress(List.of(new Run(1, 2, 10L << 20)), new Tail(2, 4), null, 3);
        UploadState state = new UploadState(subject, 20L << 20, expires, phase, new Fence(3, 9, "writer"), progress);
        states.write(id, state, Optional.empty()).await().indefinitely();
        Kept kept = new Kept(StoreUnderTest.TUS_STATE + id);
        store.put(kept.prefix() + ".tail.2", "tail");
        return kept;
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void sweep(Duration later, String owned) {
        InstantSource clock = InstantSource.fixed(Instant.now().plus(later));
        SweeperKey key = new SweeperKey(store.key().accessKeyId(), store.key().secretAccessKey());
        new Sweeper(
                        new DanglingUploads(s3, key),
                        TestStates.sweep(states, clock, registry),
                        List.of(OwnedPrefix.parse(StoreUnderTest.BUCKET + "/" + owned)),
                        DAY,
                        clock,
                        new SweeperMetrics(registry))
                .sweep()
                .await()
                .indefinitely();
    }

    /** @param prefix of all its objects */
    private record Kept(String prefix) {}
}
