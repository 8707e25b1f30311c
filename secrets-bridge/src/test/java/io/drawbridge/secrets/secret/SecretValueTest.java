package io.drawbridge.secrets.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretValueTest {

    private final SecretValue value = new SecretValue("{\"k\":\"marker\"}".getBytes(StandardCharsets.UTF_8));

    @Test
    void hidesItselfAndWhatHoldsIt() {
        assertThat(value).hasToString("SecretValue[14 bytes]");
        assertThat(new ReadOutcome.Found(value).toString()).doesNotContain("marker");
        assertThat(new ReadOutcome.Gone(value).toString()).doesNotContain("marker");
    }

    @Test
    void versionsBelongToReads() {
        SecretPath path = SecretPath.clean("a");
        assertThatThrownBy(() -> new SecretRef(Verb.LIST, "secret", path, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecretRef(Verb.READ, "secret", path, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
