package io.drawbridge.token.health;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://s3.example.org", "http://127.0.0.1:8333", "http://localhost:8333", "http://[::1]:8333"})
    void takesWhatNobodyElseCanRead(String endpoint) {
        assertThatCode(() -> PlainHttpCheck.require("p", URI.create(endpoint))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.example.org",
                "HTTP://10.0.0.1:8333",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://user@127.0.0.1@example.org",
                "//s3",
                "s3:8333"
            })
    void refusesTheRestAndNamesTheWayOut(String endpoint) {
        assertThatThrownBy(() -> PlainHttpCheck.require("drawbridge.store.endpoint", URI.create(endpoint)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("drawbridge.store.endpoint: must be an https URL")
                .hasMessageContaining("drawbridge.store.allow-plain-http");
    }
}
