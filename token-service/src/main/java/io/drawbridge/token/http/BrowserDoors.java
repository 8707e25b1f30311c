package io.drawbridge.token.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CORS for the doors that pages of others use, which are those under {@code /u/{ticket}/s3/}. The right is in the path
 * and never in a cookie, so there is nothing that a foreign page could borrow.
 */
@ApplicationScoped
class BrowserDoors {

    private static final String PROPERTY = "drawbridge.cors.origins";
    private static final Pattern DOORS = Pattern.compile("/u/[^/]+/s3/.*");
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");
    private static final int PREFLIGHT_SECONDS = 600;

    private final Set<String> origins;
    private final CorsHandler cors;

    BrowserDoors(CorsConfig config) {
        this.origins = config.origins().orElse(Set.of());
        origins.forEach(BrowserDoors::check);
        this.cors = CorsHandler.create()
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
                .allowedHeader("content-type")
                .exposedHeader("X-Request-Id")
                .maxAgeSeconds(PREFLIGHT_SECONDS);
        if (!origins.contains("*")) {
            cors.addOrigins(List.copyOf(origins));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, RequestFilter.FIRST - 1);
    }

    /** Other origins are answered without the headers; their browsers keep the answer from them. */
    private void handle(RoutingContext request) {
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        boolean isAllowed = origin != null && (origins.contains("*") || origins.contains(origin));
        if (isAllowed && DOORS.matcher(request.request().path()).matches()) {
            cors.handle(request);
        } else {
            request.next();
        }
    }

    private static void check(String origin) {
        if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
            throw new ConfigurationException(
                    PROPERTY + " must hold origins such as https://app.example.com, without a path");
        }
    }
}
