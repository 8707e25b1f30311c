package io.drawbridge.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayKeyTest {

    @Test
    void isSentAsABearer() {
        assertThat(key("a-b/c+d==").header()).isEqualTo("Bearer a-b/c+d==");
        assertThat(key("").header()).as("as if there were none").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marker secret", "marker\nsecret", "marker\u00fc", "=marker"})
    void whatNoHeaderCanHoldIsRefusedAndNotRepeated(String value) {
        assertThatThrownBy(() -> key(value))
                .hasMessageContaining("drawbridge.token-service.api-key")
                .hasMessageNotContaining("marker");
    }

    private static GatewayKey key(String value) {
        return new GatewayKey(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.of("drawbridge.token-service.api-key", value), "test", 500))
                .withMapping(TokenServiceConfig.class)
                .build()
                .getConfigMapping(TokenServiceConfig.class));
    }
}
