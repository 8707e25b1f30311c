package io.drawbridge.token.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

    private static final String OLD = "old-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final String NEW = "new-0123456789-abcdefghijklmnopqrstuvwxyz";

    @Test
    void givesBackWhatItSigned() {
        Signatures signatures = with(NEW);

        String token = signatures.sign(SignedType.TICKET, "{\"a\":1}");

        assertThat(signatures.verify(SignedType.TICKET, token)).contains("{\"a\":1}");
        assertThat(token).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void takesNoTokenOfAnotherType() {
        Signatures signatures = with(NEW);

        assertThat(signatures.verify(SignedType.UPLOAD, signatures.sign(SignedType.TICKET, "{}")))
                .isEmpty();
    }

    @Test
    void twoKeysWhileOneReplacesTheOther() {
        String before = with(OLD).sign(SignedType.TICKET, "{}");
        Signatures during = with(NEW, OLD);

        assertThat(during.verify(SignedType.TICKET, before)).isPresent();
        assertThat(with(NEW).verify(SignedType.TICKET, during.sign(SignedType.TICKET, "{}")))
                .isPresent();
        assertThat(with(NEW).verify(SignedType.TICKET, before)).isEmpty();
    }

    @Test
    void refusesAChangedPayload() {
        Signatures signatures = with(NEW);
        String[] parts = signatures.sign(SignedType.TICKET, "{\"a\":1}").split("\\.");

        assertThat(signatures.verify(SignedType.TICKET, parts[0] + "." + encode("{\"a\":2}") + "." + parts[2]))
                .isEmpty();
    }

    /** RFC 8725, section 3.1. */
    @Test
    void refusesTheAlgorithmNone() {
        String unsigned = encode("{\"alg\":\"none\",\"typ\":\"ticket\"}") + "." + encode("{}") + ".";

        assertThat(with(NEW).verify(SignedType.TICKET, unsigned)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "\u0000", "dev-key"})
    void whatIsNoTokenIsNoError(String token) {
        assertThat(with(NEW).verify(SignedType.TICKET, token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "changeme", "00000000000000000000000000000000000000"})
    void refusesToStartWithAWeakKey(String weak) {
        assertThatThrownBy(() -> SignaturesReader.keys(List.of(weak), true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("drawbridge.signing.keys")
                .hasMessageContaining("openssl rand");
    }

    @Test
    void refusesToStartWithoutAKeyInProduction() {
        assertThatThrownBy(() -> SignaturesReader.keys(List.of(), false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("drawbridge.signing.keys is missing");
        assertThat(SignaturesReader.keys(List.of(), true)).hasSize(1);
    }

    private static Signatures with(String... secrets) {
        return new Signatures(SignaturesReader.keys(List.of(secrets), false));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
