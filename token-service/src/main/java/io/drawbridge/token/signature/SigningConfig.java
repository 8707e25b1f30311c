package io.drawbridge.token.signature;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Keys of what this service signs: tickets and upload handles: {@code drawbridge.signing.*}. */
@ConfigMapping(prefix = "drawbridge.signing")
public interface SigningConfig {

    /**
     * At least 32 random bytes each, as text. The first signs, all verify: to change a key, put the new one in front and
     * take the old one out when what it signed has expired. May be absent in development, where a key is made that ends
     * with the process.
     */
    Optional<List<String>> keys();
}
