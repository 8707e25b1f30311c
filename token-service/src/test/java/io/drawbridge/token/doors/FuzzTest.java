package io.drawbridge.token.doors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Sends to every door what nobody should send. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.requests} makes it
 * longer.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class FuzzTest {

    private static final Logger LOG = Logger.getLogger(FuzzTest.class);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final int THREADS = 4;

    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger granted = new AtomicInteger();
    private final Random random = new Random(SEED);

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @AfterEach
    void endUploads() {
        try (S3Client admin = store.s3(store.admin())) {
            uploads(admin)
                    .forEach(upload -> admin.abortMultipartUpload(abort ->
                            abort.bucket(TestStore.BUCKET).key(upload.key()).uploadId(upload.uploadId())));
        }
    }

    @Test
    void noRequestBreaksADoor() throws Exception {
        LOG.infof("fuzz.seed=%d", SEED);
        List<OpenDoor> doors = OpenDoor.all();
        List<String> secrets = new ArrayList<>(List.of(HostileHeaders.MARKER));
        try (CapturedLog log = CapturedLog.start()) {
            for (OpenDoor door : doors) {
                GoodCalls good = new GoodCalls();
                secrets.addAll(good.secrets());
                send(good.of(door), door, spoilt(REQUESTS / doors.size()), new AnswerRules(good.secrets()));
            }
            assertThat(broken).as("with -Dfuzz.seed=" + SEED).isEmpty();
            assertThat(log.text()).doesNotContain("unexpected error");
            assertThat(secrets).noneMatch(log.text()::contains);
        }
        given().get("/q/health/ready").then().statusCode(200);
        assertNothingIsLeftOfWhatWasRefused(doors.size());
    }

    /** An upload is there for each that was granted, and those which {@link GoodCalls} begins for each door. */
    private void assertNothingIsLeftOfWhatWasRefused(int doors) {
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(uploads(admin).stream().count()).isLessThanOrEqualTo(granted.get() + 2L * doors);
            assertThat(admin
                            .listObjectsV2Paginator(
                                    list -> list.bucket(TestStore.BUCKET).prefix(GoodCalls.FOLDER))
                            .contents()
                            .stream())
                    .hasSizeLessThanOrEqualTo(2 * doors);
        }
    }

    private static SdkIterable<MultipartUpload> uploads(S3Client admin) {
        return admin.listMultipartUploadsPaginator(
                        list -> list.bucket(TestStore.BUCKET).prefix(GoodCalls.FOLDER))
                .uploads();
    }

    /** Some single ones of the list, and as many pairs of random ones. */
    private List<List<Mutation>> spoilt(int count) {
        List<Mutation> single =
                new ArrayList<>(Stream.of(HostileAddresses.all(), HostileHeaders.all(), HostileBodies.all())
                        .flatMap(List::stream)
                        .toList());
        Collections.shuffle(single, random);
        List<List<Mutation>> spoilt = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mutation one = single.get(i % single.size());
            spoilt.add(i % 2 == 0 ? List.of(one) : List.of(another(), one));
        }
        return spoilt;
    }

    private Mutation another() {
        return random.nextBoolean() ? HostileAddresses.random(random) : HostileBodies.random(random);
    }

    private void send(RawCall good, OpenDoor door, List<List<Mutation>> spoilt, AnswerRules rules) throws Exception {
        int port = RestAssured.port;
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (List<Mutation> mutations : spoilt) {
                calls.add(() -> {
                    send(good, door, mutations, rules, port);
                    return null;
                });
            }
            for (var call : clients.invokeAll(calls)) {
                call.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void send(RawCall good, OpenDoor door, List<Mutation> mutations, AnswerRules rules, int port) {
        RawCall call = good;
        for (Mutation mutation : mutations) {
            call = mutation.of(call);
        }
        try {
            RawAnswer answer = RawAnswer.to(call, port);
            if (door.operation().matches("beginUpload|uppyCreate") && answer.status() < 300) {
                granted.incrementAndGet();
            }
            rules.broken(call, answer)
                    .ifPresent(rule -> broken.add(door + " with " + mutations + ": " + rule + "\n" + answer.text()));
        } catch (IOException e) {
            broken.add(door + " with " + mutations + ": " + e);
        }
    }
}
