package io.drawbridge.upload.lease;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** By what the token service knows the gateway itself: it is told of limits that it holds callers to. */
@Startup // a key that cannot be sent is found before the first upload
@Singleton
class GatewayKey {

    private final Optional<Bearer> key;

    /** @throws IllegalStateException when the key is none that a header can carry */
    @Inject
    GatewayKey(TokenServiceConfig config) {
        this.key = config.apiKey().map(GatewayKey::parse);
    }

    /** The value of {@code Drawbridge-Enforcer}; null when there is no key. */
    String header() {
        return key.map(Bearer::header).orElse(null);
    }

    /** The key is not repeated, in no case. */
    private static Bearer parse(String key) {
        return Bearer.of(key)
                .orElseThrow(() -> new IllegalStateException(
                        "drawbridge.token-service.api-key may hold letters, digits and -._~+/ and = at its end"));
    }
}
