package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.health.HealthConfig;
import io.drawbridge.upload.http.CorsConfig;
import io.drawbridge.upload.http.DrawbridgeConfig;
import io.drawbridge.upload.lease.LeaseConfig;
import io.drawbridge.upload.lease.TokenServiceConfig;
import io.drawbridge.upload.multipart.RetryConfig;
import io.drawbridge.upload.multipart.StoreChecksums;
import io.drawbridge.upload.multipart.StoreConfig;
import io.drawbridge.upload.multipart.sweep.SweeperConfig;
import io.drawbridge.upload.part.MemoryConfig;
import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.SpillConfig;
import io.drawbridge.upload.tus.TusConfig;
import io.drawbridge.upload.upload.LimitsConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins names and defaults of all settings. */
class ConfigTest {

    @Test
    void defaults() {
        SmallRyeConfig config = config(Map.of());
        assertThat(config.getConfigMapping(PartConfig.class).size().asLongValue())
                .isEqualTo(8 << 20);
        assertThat(config.getConfigMapping(PartConfig.class).maxSize().asLongValue())
                .isEqualTo(32 << 20);
        assertThat(config.getConfigMapping(PartConfig.class).inFlight()).isEqualTo(2);
        assertThat(config.getConfigMapping(PartConfig.class).maxInFlight()).isEqualTo(5);
        assertThat(config.getConfigMapping(MemoryConfig.class).partBuffers().asLongValue())
                .isEqualTo(128 << 20);
        assertThat(config.getConfigMapping(SpillConfig.class).directory()).isEmpty();
        assertThat(config.getConfigMapping(SpillConfig.class).above().asLongValue())
                .isEqualTo(32 << 20);
        assertThat(config.getConfigMapping(SpillConfig.class).size().asLongValue())
                .isEqualTo(16L << 30);
        assertThat(config.getConfigMapping(MemoryConfig.class).patience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.getConfigMapping(LimitsConfig.class).maxObjectSize()).isEmpty();
        assertThat(config.getConfigMapping(LimitsConfig.class).maxFiles()).isEqualTo(100);
        assertThat(config.getConfigMapping(LimitsConfig.class).minRate().asLongValue())
                .isEqualTo(4096);
        assertThat(config.getConfigMapping(LimitsConfig.class).minRateWindow()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.getConfigMapping(LimitsConfig.class).idleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(LimitsConfig.class).drainTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(LimitsConfig.class).abortPatience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(RetryConfig.class).attempts()).isEqualTo(5);
        assertThat(config.getConfigMapping(RetryConfig.class).minBackoff()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.getConfigMapping(RetryConfig.class).maxBackoff()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(RetryConfig.class).jitter()).isEqualTo(0.5);
        assertThat(config.getConfigMapping(RetryConfig.class).attemptTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.getConfigMapping(StoreConfig.class).endpoint()).isEmpty();
        assertThat(config.getConfigMapping(StoreConfig.class).allowPlainHttp()).isFalse();
        assertThat(config.getConfigMapping(StoreConfig.class).region()).isEqualTo("us-east-1");
        assertThat(config.getConfigMapping(StoreConfig.class).pathStyle()).isTrue();
        assertThat(config.getConfigMapping(StoreConfig.class).checksums()).isEqualTo(StoreChecksums.WHOLE);
        assertThat(config.getConfigMapping(StoreConfig.class).announceSize()).isFalse();
        assertThat(config.getConfigMapping(TokenServiceConfig.class).url())
                .isEqualTo(URI.create("http://127.0.0.1:8181"));
        assertThat(config.getConfigMapping(TokenServiceConfig.class).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.getConfigMapping(LeaseConfig.class).maxAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.getConfigMapping(LeaseConfig.class).maxEntries()).isEqualTo(10_000);
        assertThat(config.getConfigMapping(SweeperConfig.class).owned()).isEmpty();
        assertThat(config.getConfigMapping(SweeperConfig.class).olderThan()).isEqualTo(Duration.ofHours(24));
        assertThat(config.getConfigMapping(SweeperConfig.class).every()).isEqualTo(Duration.ofHours(1));
        assertThat(config.getConfigMapping(TusConfig.class).state()).isEmpty();
        assertThat(config.getConfigMapping(TusConfig.class).expiresAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(config.getConfigMapping(CorsConfig.class).origins()).isEmpty();
        assertThat(config.getConfigMapping(HealthConfig.class).grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(DrawbridgeConfig.class).installation())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "drawbridge.part.size, 16M",
        "drawbridge.part.max-size, 64M",
        "drawbridge.part.in-flight, 3",
        "drawbridge.part.max-in-flight, 4",
        "drawbridge.memory.part-buffers, 256M",
        "drawbridge.memory.patience, 1s",
        "drawbridge.spill.directory, /tmp",
        "drawbridge.spill.above, 64M",
        "drawbridge.spill.size, 1G",
        "drawbridge.limits.max-object-size, 1G",
        "drawbridge.limits.idle-timeout, 1s",
        "drawbridge.limits.drain-timeout, 1s",
        "drawbridge.limits.abort-patience, 1s",
        "drawbridge.retry.attempts, 3",
        "drawbridge.retry.min-backoff, 1s",
        "drawbridge.retry.max-backoff, 1s",
        "drawbridge.retry.jitter, 0.1",
        "drawbridge.retry.attempt-timeout, 1s",
        "drawbridge.store.endpoint, http://127.0.0.1:9100",
        "drawbridge.store.allow-plain-http, true",
        "drawbridge.store.region, eu-west-1",
        "drawbridge.store.path-style, false",
        "drawbridge.store.checksums, parts",
        "drawbridge.store.announce-size, true",
        "drawbridge.token-service.url, http://127.0.0.1:1",
        "drawbridge.token-service.timeout, 1s",
        "drawbridge.token-service.api-key, key",
        "drawbridge.lease.max-age, 1s",
        "drawbridge.lease.max-entries, 1",
        "drawbridge.sweeper.owned, bucket/uploads/",
        "drawbridge.sweeper.access-key-id, id",
        "drawbridge.sweeper.secret-access-key, secret",
        "drawbridge.sweeper.older-than, 1d",
        "drawbridge.sweeper.every, 1m",
        "drawbridge.tus.state, bucket/tus/",
        "drawbridge.tus.access-key-id, id",
        "drawbridge.tus.secret-access-key, secret",
        "drawbridge.tus.expires-after, 1d",
        "drawbridge.cors.origins, https://app.example.com",
        "drawbridge.health.grace, 1s",
        "drawbridge.installation, test"
    })
    void knownNamesAreTaken(String name, String value) {
        assertThat(config(Map.of(name, value)).getConfigValue(name).getValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drawbridge.part.sise",
                "drawbridge.nonsense",
                "drawbridge.new-room.key",
                "drawbridge.store.endpoints"
            })
    void unknownNamesRefuseToStart(String name) {
        assertThatThrownBy(() -> config(Map.of(name, "x")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(name);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(Map.of())
                .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "test", 500))
                .withMapping(PartConfig.class)
                .withMapping(MemoryConfig.class)
                .withMapping(SpillConfig.class)
                .withMapping(LimitsConfig.class)
                .withMapping(RetryConfig.class)
                .withMapping(StoreConfig.class)
                .withMapping(TokenServiceConfig.class)
                .withMapping(SweeperConfig.class)
                .withMapping(TusConfig.class)
                .withMapping(LeaseConfig.class)
                .withMapping(HealthConfig.class)
                .withMapping(CorsConfig.class)
                .withMapping(DrawbridgeConfig.class)
                .build();
    }
}
