package io.drawbridge.token.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.config.Configs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsConfigTest {

    @Test
    void isOnAndGenerousUnlessToldOtherwise() {
        LimitsConfig config = Configs.of(LimitsConfig.class, Map.of());
        assertThat(config.enabled()).isTrue();
        assertThat(config.requestsPerSecond()).isEqualTo(1000);
        assertThat(config.burst()).isEmpty();
        assertThat(config.unknownPerSecond()).isEqualTo(2000);
    }

    @Test
    void canBeSwitchedOff() {
        RequestLimits limits = limits(Map.of(
                "drawbridge.limits.enabled", "false",
                "drawbridge.limits.requests-per-second", "1",
                "drawbridge.limits.unknown-per-second", "1"));
        for (int i = 0; i < 10; i++) {
            assertThatCode(() -> limits.known("alice")).doesNotThrowAnyException();
            assertThat(limits.unknown()).isEmpty();
        }
    }

    @Test
    void theBurstIsWhatIsGiven() {
        RequestLimits limits = limits(Map.of("drawbridge.limits.burst", "5"));
        for (int i = 0; i < 5; i++) {
            limits.known("alice");
        }
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5; i++) {
                        limits.known("alice");
                    }
                })
                .hasMessageContaining("Send fewer requests");
    }

    @Test
    void aBurstOfNothingIsRefused() {
        assertThatThrownBy(() -> limits(Map.of("drawbridge.limits.burst", "0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("drawbridge.limits.burst: must be at least 1");
    }

    private static RequestLimits limits(Map<String, String> properties) {
        return new RequestLimits(
                Configs.of(LimitsConfig.class, properties), new CurrentVertxRequest(), new SimpleMeterRegistry());
    }
}
