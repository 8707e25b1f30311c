package io.drawbridge.token.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void isTakenOverWhereWellFormed() {
        String longest = "A.b_c-9".repeat(18) + "xx";
        assertThat(longest).hasSize(128);
        assertThat(RequestId.begin(longest)).isEqualTo(longest);
        assertThat(RequestId.current()).isEqualTo(longest);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\"b", "é", "${jndi:x}"})
    void isMadeWhereNot(String sent) {
        assertThat(RequestId.begin(sent)).isNotEqualTo(sent).matches("[a-f0-9-]{36}");
    }

    @Test
    void isMadeWhereTooLong() {
        assertThat(RequestId.begin("a".repeat(129))).hasSize(36);
    }

    @Test
    void isNoneOutsideOfRequests() {
        assertThat(RequestId.current()).isEqualTo("none");
    }
}
