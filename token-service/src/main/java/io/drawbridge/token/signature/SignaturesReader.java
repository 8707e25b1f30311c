package io.drawbridge.token.signature;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;

/** Takes the keys of the configuration; a weak or missing key stops the start. */
@Singleton
final class SignaturesReader {

    private static final String PROPERTY = "drawbridge.signing.keys";

    @Produces
    @Singleton
    @Startup
    Signatures signatures(SigningConfig config, LaunchMode mode) {
        return new Signatures(keys(config.keys().orElse(List.of()), mode.isDevOrTest()));
    }

    /** @param throwaway whether a key that ends with the process will do, as in development and tests */
    static List<SigningKey> keys(List<String> secrets, boolean throwaway) {
        if (!secrets.isEmpty()) {
            return secrets.stream().map(SignaturesReader::key).toList();
        }
        if (!throwaway) {
            throw new ConfigurationException(PROPERTY + " is missing: use at least " + SigningKey.MIN_BYTES
                    + " random bytes, such as the output of: openssl rand -base64 48");
        }
        byte[] random = new byte[SigningKey.MIN_BYTES];
        new SecureRandom().nextBytes(random);
        return List.of(SigningKey.of(random));
    }

    private static SigningKey key(String secret) {
        try {
            return SigningKey.of(secret);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PROPERTY + ": " + e.getMessage(), e);
        }
    }
}
