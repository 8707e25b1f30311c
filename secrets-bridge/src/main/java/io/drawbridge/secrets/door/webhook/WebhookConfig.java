package io.drawbridge.secrets.door.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;

/**
 * {@code drawbridge.webhook."<store>".…}: stores that use External Secrets' webhook provider. Without one the door is
 * shut.
 */
@ConfigMapping(prefix = "drawbridge.webhook")
public interface WebhookConfig {

    /** Stores by the name that rules name in {@code stores}. */
    @WithParentName
    Map<String, Store> stores();

    /** One store. */
    interface Store {

        /** SHA-256 of each credential that is valid, as 64 hexadecimal digits; several while they are rotated. */
        @NotEmpty
        List<@NotBlank String> sha256();

        /** Mount that the store's keys lie below. */
        @WithDefault("secret")
        @NotBlank
        String mount();
    }
}
