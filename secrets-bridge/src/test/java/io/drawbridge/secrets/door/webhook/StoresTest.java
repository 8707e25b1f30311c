package io.drawbridge.secrets.door.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.Mappings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoresTest {

    private static final String A = "drawbridge.webhook.\"a\".sha256";

    @Test
    void knowsStoresByTheirHashes() {
        Stores stores = new Stores(config(Map.of(A, BridgeStack.sha256("one"))));
        assertThat(stores.find("one")).contains(new Stores.Store("a", "secret"));
        assertThat(stores.find("two")).isEmpty();
        assertThat(new Stores(config(Map.of())).isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoHashAndWhatIsThereTwice() {
        String hash = BridgeStack.sha256("one");
        assertThatThrownBy(() -> new Stores(config(Map.of(A, "one"))))
                .hasMessageContaining("drawbridge.webhook.\"a\".sha256");
        assertThatThrownBy(() -> new Stores(config(Map.of(A, hash, "drawbridge.webhook.\"b\".sha256", hash))))
                .hasMessageContaining("configured twice");
        assertThatThrownBy(() -> new Stores(config(Map.of(A, hash, "drawbridge.webhook.\"a\".mount", "secret/"))))
                .hasMessageContaining("mount");
    }

    private static WebhookConfig config(Map<String, String> values) {
        return Mappings.read(WebhookConfig.class, values);
    }
}
