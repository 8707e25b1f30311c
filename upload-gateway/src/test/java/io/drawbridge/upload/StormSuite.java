package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static io.drawbridge.upload.stack.Client.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.StoreUnderTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many uploads at once while one request of ten goes wrong; {@code -Dstorm=1000 -Dstorm.largest=64} (MiB) for a larger one.
 * Half of them are below 1/8 of the largest.
 */
abstract class StormSuite {

    private static final int UPLOADS = Integer.getInteger("storm", 24);
    private static final int AT_ONCE = 8;
    private static final int LARGEST = Integer.getInteger("storm.largest", 13) << 20;

    @Inject
    ByteBudget budget;

    StoreUnderTest store;
    FaultInjector faults;
    private final Client client = new Client();
    private final String folder = "uploads/storm-" + UUID.randomUUID() + "/";

    @AfterEach
    void quiet() {
        faults.clear();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES) // for a thousand uploads; those of every day take seconds
    void whatIsAcknowledgedIsThereAndWhatIsNotIsNot() throws Exception {
        faults.withProbability(RequestMatcher.any(), 0.05, Fault.s3Error(503, "SlowDown"));
        faults.withProbability(RequestMatcher.any().method("PUT"), 0.03, Fault.cutRequest(100_000));
        faults.withProbability(RequestMatcher.any().method("PUT"), 0.02, Fault.cutResponse(0));
        faults.withProbability(RequestMatcher.any().method("PUT"), 0.01, Fault.stallRequest(0, Duration.ofSeconds(20)));
        faults.withProbability(
                RequestMatcher.completeMultipartUpload(),
                0.1,
                Fault.s3Error(500, "InternalError").afterTheStoreDidIt());
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> answers = IntStream.range(0, UPLOADS)
                    .mapToObj(i -> clients.submit(() -> upload(i)))
                    .toList();
            int stored = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).as(faults.toString()).isIn(201, 502, 503);
                stored += answer.get() == 201 ? 1 : 0;
            }
            System.out.printf("storm: %d of %d stored, %s%n", stored, UPLOADS, faults); // console
            faults.clear();
        } finally {
            clients.shutdownNow();
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(store.danglingUploads()).noneMatch(key -> key.startsWith(folder));
            assertThat(budget.inUse()).isZero();
        });
    }

    /** Looks at what is there at once, and takes it away: a thousand objects need not fit the disk. */
    private int upload(int i) {
        byte[] body = body(i);
        String key = folder + i;
        int status = client.send(object(key, i % 2 == 0 ? known(body) : unknown(body)))
                .statusCode();
        store.object(key)
                .ifPresentOrElse(
                        object -> assertThat(Arrays.equals(object.asByteArray(), body))
                                .as("bytes of " + key + " " + faults)
                                .isTrue(),
                        () -> assertThat(status)
                                .as("lost: " + key + " " + faults)
                                .isNotEqualTo(201));
        store.delete(key);
        return status;
    }

    private static byte[] body(int i) {
        Random random = new Random(i);
        byte[] body = new byte[(int) (LARGEST * Math.pow(random.nextDouble(), 3))];
        random.nextBytes(body);
        return body;
    }
}
