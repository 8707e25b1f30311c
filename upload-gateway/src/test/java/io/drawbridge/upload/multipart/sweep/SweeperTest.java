package io.drawbridge.upload.multipart.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.multipart.TestStates;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class SweeperTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static StoreUnderTest store;
    private static S3AsyncClient s3;

    private MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeAll
    static void start() {
        store = StoreUnderTest.start("embedded");
        s3 = client(store.endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        store.close();
    }

    @BeforeEach
    void leaveTwo() {
        sweepFor(Duration.ofDays(9), "uploads/", "elsewhere/");
        registry = new SimpleMeterRegistry();
        store.beginUpload("uploads/left");
        store.beginUpload("elsewhere/left");
    }

    @Test
    void abortsWhatIsOlderInItsOwnPlacesOnly() {
        sweepFor(DAY.plusMinutes(1), "uploads/");
        assertThat(store.danglingUploads()).containsExactly("elsewhere/left");
        assertThat(registry.counter("drawbridge.sweeper.uploads", "outcome", "aborted")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesWhatMayStillBeGoingOn() {
        sweepFor(DAY.minusMinutes(1), "uploads/");
        assertThat(store.danglingUploads()).containsExactlyInAnyOrder("uploads/left", "elsewhere/left");
    }

    @Test
    void findsNothingTheSecondTime() {
        sweepFor(DAY.plusMinutes(1), "uploads/");
        sweepFor(DAY.plusMinutes(1), "uploads/");
        assertThat(registry.counter("drawbridge.sweeper.uploads", "outcome", "aborted")
                        .count())
                .isEqualTo(1);
        assertThat(registry.counter("drawbridge.sweeper.places").count()).isEqualTo(2);
    }

    @Test
    void aStoreThatIsAwayIsCountedAndTheNextTimeIsAnother() {
        try (S3AsyncClient nobody = client(URI.create("http://127.0.0.1:1"))) {
            sweeper(nobody, DAY, "uploads/").sweep().await().indefinitely();
        }
        assertThat(registry.counter("drawbridge.sweeper.uploads", "outcome", "failed")
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "bucket/", "bucket/prefix", "/prefix/", ""})
    void aPlaceIsABucketAndAFolder(String text) {
        assertThatThrownBy(() -> OwnedPrefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drawbridge.sweeper.owned");
    }

    private void sweepFor(Duration later, String... places) {
        sweeper(s3, later, places).sweep().await().indefinitely();
    }

    private Sweeper sweeper(S3AsyncClient client, Duration later, String... places) {
        SweeperKey key = new SweeperKey(store.key().accessKeyId(), store.key().secretAccessKey());
        List<OwnedPrefix> owned = List.of(places).stream()
                .map(place -> OwnedPrefix.parse(StoreUnderTest.BUCKET + "/" + place))
                .toList();
        InstantSource clock = InstantSource.fixed(Instant.now().plus(later));
        return new Sweeper(
                new DanglingUploads(client, key),
                TestStates.none(clock),
                owned,
                DAY,
                clock,
                new SweeperMetrics(registry));
    }

    static S3AsyncClient client(URI endpoint) {
        return S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build();
    }
}
