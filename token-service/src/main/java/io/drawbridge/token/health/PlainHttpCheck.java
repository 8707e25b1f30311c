package io.drawbridge.token.health;

import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.IssuerConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.regex.Pattern;

/** Does not start where credentials would cross a network in the clear, unless somebody said that they may. */
@ApplicationScoped
class PlainHttpCheck {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private final StoreConfig store;
    private final IssuerConfig issuer;

    PlainHttpCheck(StoreConfig store, IssuerConfig issuer) {
        this.store = store;
        this.issuer = issuer;
    }

    void start(@Observes StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL && !store.allowPlainHttp()) {
            store.endpoint().ifPresent(endpoint -> require("drawbridge.store.endpoint", endpoint));
            issuer.endpoint().ifPresent(endpoint -> require("drawbridge.issuer.endpoint", endpoint));
        }
    }

    static void require(String property, URI endpoint) {
        String host = endpoint.getHost() == null ? "" : endpoint.getHost();
        if (!"https".equalsIgnoreCase(endpoint.getScheme())
                && !LOOPBACK.matcher(host).matches()) {
            throw new ConfigurationException(property + ": must be an https URL, since credentials go that way;"
                    + " drawbridge.store.allow-plain-http=true accepts that they can be read on it");
        }
    }
}
