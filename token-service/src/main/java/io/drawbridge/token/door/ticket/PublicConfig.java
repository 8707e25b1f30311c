package io.drawbridge.token.door.ticket;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** How this service is seen from outside: {@code drawbridge.public-url}. */
@ConfigMapping(prefix = "drawbridge")
public interface PublicConfig {

    /** Where people's browsers reach this service, such as {@code https://files.example.com}; links begin with it. */
    Optional<URI> publicUrl();
}
