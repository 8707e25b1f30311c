package io.drawbridge.token.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.DrawbridgeNamespace;
import io.drawbridge.token.file.FilesConfig;
import io.drawbridge.token.grant.IssuerType;
import io.drawbridge.token.http.HttpConfig;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CacheConfig;
import io.drawbridge.token.vending.IssuerConfig;
import io.smallrye.config.ConfigValidationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pins every name and default; grants and API keys are pinned beside their readers. */
class ConfigDefaultsTest {

    @Test
    void store() {
        StoreConfig config = Configs.of(StoreConfig.class, Map.of());
        assertThat(config.endpoint()).isEmpty();
        assertThat(config.region()).isEqualTo("us-east-1");
        assertThat(config.pathStyle()).isTrue();
        assertThat(config.allowPlainHttp()).isFalse();
        assertThat(config.profile()).isEqualTo(StoreProfile.GENERIC);
        StoreConfig given = Configs.of(
                StoreConfig.class,
                Map.of(
                        "drawbridge.store.endpoint", "http://127.0.0.1:9100",
                        "drawbridge.store.region", "eu-west-1",
                        "drawbridge.store.path-style", "false",
                        "drawbridge.store.profile", "seaweedfs"));
        assertThat(given.endpoint()).contains(URI.create("http://127.0.0.1:9100"));
        assertThat(given.region()).isEqualTo("eu-west-1");
        assertThat(given.pathStyle()).isFalse();
        assertThat(given.profile()).isEqualTo(StoreProfile.SEAWEEDFS);
    }

    @Test
    void issuer() {
        IssuerConfig config = Configs.of(IssuerConfig.class, Map.of());
        assertThat(config.type()).isEqualTo(IssuerType.FEDERATION_TOKEN);
        assertThat(config.probe()).isEqualTo(IssuerConfig.Probe.REFUSE);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.readinessGrace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.roleArn()).isEmpty();
        assertThat(config.endpoint()).isEmpty();
        assertThat(config.accessKeyId()).isEmpty();
        assertThat(config.secretAccessKey()).isEmpty();
        assertThat(config.probeBucket()).isEmpty();
        assertThat(config.sessionTags()).isFalse();
    }

    @Test
    void issuerGiven() {
        String issuer = "drawbridge.issuer.";
        IssuerConfig given = Configs.of(
                IssuerConfig.class,
                Map.of(
                        issuer + "session-tags", "true",
                        issuer + "type", "assume-role",
                        issuer + "role-arn", "arn:aws:iam::1:role/r",
                        issuer + "endpoint", "http://127.0.0.1:1",
                        issuer + "access-key-id", "id",
                        issuer + "secret-access-key", "secret",
                        issuer + "probe", "warn",
                        issuer + "probe-bucket", "bkt",
                        issuer + "timeout", "3s",
                        issuer + "readiness-grace", "1m"));
        assertThat(given.sessionTags()).isTrue();
        assertThat(given.type()).isEqualTo(IssuerType.ASSUME_ROLE);
        assertThat(given.roleArn()).contains("arn:aws:iam::1:role/r");
        assertThat(given.endpoint()).contains(URI.create("http://127.0.0.1:1"));
        assertThat(given.accessKeyId()).contains("id");
        assertThat(given.secretAccessKey()).contains("secret");
        assertThat(given.probe()).isEqualTo(IssuerConfig.Probe.WARN);
        assertThat(given.probeBucket()).contains("bkt");
        assertThat(given.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(given.readinessGrace()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void limits() {
        assertThat(Configs.of(HttpConfig.class, Map.of()).maxBodySize().asLongValue())
                .isEqualTo(16 * 1024);
        assertThat(Configs.of(CacheConfig.class, Map.of()).maxEntries()).isEqualTo(10_000);
        assertThat(Configs.of(FilesConfig.class, Map.of()).pollInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(StoreProfile.class)
    void profilesHaveTheirNames(StoreProfile profile) {
        Map<String, String> named =
                Map.of("drawbridge.store.profile", profile.name().toLowerCase());
        assertThat(Configs.of(StoreConfig.class, named).profile()).isEqualTo(profile);
    }

    @Test
    void unknownKeysAreRefused() {
        assertThatThrownBy(() -> Configs.of(DrawbridgeNamespace.class, Map.of("drawbridge.stor.region", "x")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("drawbridge.stor.region");
        assertThatThrownBy(() -> Configs.of(StoreConfig.class, Map.of("drawbridge.store.regio", "x")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("drawbridge.store.regio");
    }
}
