package io.drawbridge.upload.health;

import io.drawbridge.upload.multipart.StoreConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Does not start where bodies and sessions would cross a network in the clear, unless somebody said that they may. */
@ApplicationScoped
class PlainStore {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    void refuse(@Observes StartupEvent started, StoreConfig store) {
        boolean matters = LaunchMode.current() == LaunchMode.NORMAL && !store.allowPlainHttp();
        if (matters && store.endpoint().filter(PlainStore::isReadable).isPresent()) {
            throw new ConfigurationException(
                    "drawbridge.store.endpoint is no https URL: what is uploaded and the sessions that"
                            + " allow it could be read on the way. drawbridge.store.allow-plain-http=true accepts that.");
        }
    }

    /** By others than this machine. */
    static boolean isReadable(URI endpoint) {
        String host = Optional.ofNullable(endpoint.getHost()).orElse("");
        return !"https".equalsIgnoreCase(endpoint.getScheme())
                && !THIS_MACHINE.matcher(host).matches();
    }
}
