package io.drawbridge.upload.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.lease.SessionCredentials;
import io.drawbridge.upload.lease.TestLease;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class PartRetryTest {

    private static final Throwable RESET = new IOException("reset");
    private static final Throwable DENIED = answer(403, "AccessDenied");
    private static final Throwable EXPIRED = answer(400, "ExpiredToken");
    private static final Throwable SLOW_DOWN = answer(503, "SlowDown");

    private final TestLease lease = new TestLease();
    private final List<SessionCredentials> calls = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final PartRetry retry = new PartRetry(
            lease.forUpload(),
            4,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), 0.5, new Random(1)),
            new StoreMetrics(new SimpleMeterRegistry()));

    @Test
    void repeatsWhatMayPassAndStopsAtTheFirstSuccess() {
        answers.addAll(List.of(RESET, SLOW_DOWN, "done"));
        assertThat(run().awaitItem().getItem()).isEqualTo("done");
        assertThat(calls).hasSize(3);
        assertThat(retry.retries()).isEqualTo(2);
    }

    @Test
    void doesNotRepeatWhatWillNotPass() {
        answers.add(DENIED);
        assertThat(run().awaitFailure().getFailure()).isSameAs(DENIED);
        assertThat(calls).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        answers.addAll(List.of(RESET, RESET, RESET, SLOW_DOWN));
        assertThat(run().awaitFailure().getFailure()).isSameAs(SLOW_DOWN);
        assertThat(calls).hasSize(4);
    }

    @Test
    void renewsCredentialsOnceAndStillRepeatsWhatMayPass() {
        answers.addAll(List.of(EXPIRED, RESET, "done"));
        run().awaitItem();
        assertThat(lease.renewals()).isEqualTo(1);
        assertThat(calls.get(1)).isNotEqualTo(calls.get(0));
        assertThat(calls.get(2)).isEqualTo(calls.get(1));
    }

    @Test
    void credentialsThatAreRefusedWhenTheyAreNewEndTheCall() {
        answers.addAll(List.of(EXPIRED, EXPIRED));
        assertThat(run().awaitFailure().getFailure()).isSameAs(EXPIRED);
        assertThat(lease.renewals()).isEqualTo(1);
    }

    @Test
    void anExhaustedCallIsNotBegunAnewByItsRenewal() {
        answers.addAll(List.of(EXPIRED, RESET, RESET, RESET, RESET));
        assertThat(run().awaitFailure().getFailure()).isSameAs(RESET);
        assertThat(calls).hasSize(5);
    }

    @Test
    void anAttemptOnItsWayIsAwaitedAndNotCancelledWhenTheUploadStops() {
        CompletableFuture<String> onItsWay = new CompletableFuture<>();
        answers.add(onItsWay);
        run().cancel();
        assertThat(onItsWay).isNotDone();
        UniAssertSubscriber<Void> stopped = retry.stop().subscribe().withSubscriber(UniAssertSubscriber.create());
        stopped.assertNotTerminated();
        onItsWay.completeExceptionally(RESET);
        stopped.awaitItem();
        assertThat(calls).hasSize(1);
    }

    @Test
    void nothingBeginsAfterTheStop() {
        retry.stop().await().indefinitely();
        answers.add("done");
        run().awaitFailure();
        assertThat(calls).isEmpty();
    }

    private UniAssertSubscriber<String> run() {
        Uni<String> call = retry.run(this::call);
        return call.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<String> call(SessionCredentials session) {
        calls.add(session);
        Object answer = answers.removeFirst();
        if (answer instanceof CompletableFuture<?> future) {
            return (CompletableFuture<String>) future;
        }
        return answer instanceof Throwable failure
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture((String) answer);
    }

    private static Throwable answer(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
