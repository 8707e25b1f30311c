package io.drawbridge.token.caller;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.regex.Pattern;

/** Where those are who say who callers are. Whoever could change their answers could be anybody. */
public final class SecureUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private SecureUrl() {}

    /** The URL, which is https or stays on this machine; or a refusal to start that names the property. */
    public static URI require(String property, URI url) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        boolean local = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null
                || !secure && !(local && LOOPBACK.matcher(url.getHost()).matches())) {
            throw new ConfigurationException(property + ": must be an https URL");
        }
        return url;
    }
}
