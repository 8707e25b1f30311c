package io.drawbridge.token.door.ticket;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Where people reach this service. Only the operator says so: the Host header is whatever a client sent, and a link made
 * of it would carry the ticket to wherever that points.
 */
@Singleton
@Startup
final class PublicUrl {

    private static final String PROPERTY = "drawbridge.public-url";

    private final String base;

    PublicUrl(PublicConfig config) {
        this.base = config.publicUrl().map(PublicUrl::checked).orElse("");
    }

    /** The path below the address, or the path alone where no address is known. */
    String of(String path) {
        return base + path;
    }

    private static String checked(URI url) {
        boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new ConfigurationException(PROPERTY + " must be like https://files.example.com, without a query");
        }
        return url.toString().replaceAll("/+$", "");
    }
}
