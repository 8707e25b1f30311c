package io.drawbridge.secrets.tenant;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Makes the tokens of the configured keys; a weak or missing key stops the start. */
@Singleton
class TenantTokensReader {

    @Produces
    @Singleton
    @Startup
    TenantTokens tokens(TenantConfig config, LaunchMode mode, InstantSource clock) {
        SigningKeys keys = SigningKeys.of(config.signingKeys().orElse(List.of()), mode.isDevOrTest());
        return new TenantTokens(keys, config.tokenTtl(), clock);
    }
}
