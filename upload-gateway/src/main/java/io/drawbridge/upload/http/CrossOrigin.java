package io.drawbridge.upload.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lets the pages of named origins upload, by CORS as the Fetch standard has it. The right to do so is in a header or a
 * path and never in a cookie, so there is nothing that a foreign page could borrow; credentials are never allowed.
 */
@ApplicationScoped
class CrossOrigin {

    private static final String PROPERTY = "drawbridge.cors.origins";
    private static final Pattern DOORS = Pattern.compile("/(v1/objects|u|files)(/.*)?");
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");
    private static final Pattern METADATA = Pattern.compile("(?<![^ ,])x-amz-meta-[a-z0-9._-]+(?![^ ,])");
    private static final int PREFLIGHT_SECONDS = 600;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final Set<String> SENT = Set.of(
            "authorization",
            "cache-control",
            "content-digest",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-md5",
            "content-type",
            "if-match",
            "if-none-match",
            "repr-digest",
            "tus-resumable",
            "upload-checksum",
            "upload-concat",
            "upload-defer-length",
            "upload-length",
            "upload-metadata",
            "upload-offset",
            "x-amz-checksum-crc32",
            "x-amz-checksum-crc32c",
            "x-amz-checksum-crc64nvme",
            "x-amz-checksum-sha1",
            "x-amz-checksum-sha256",
            "x-http-method-override",
            "x-request-id",
            "x-requested-with");

    private static final Set<String> SHOWN = Set.of(
            "ETag",
            "Location",
            "Retry-After",
            "Tus-Checksum-Algorithm",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Defer-Length",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "X-Request-Id");

    private final Set<String> origins;
    private final CorsHandler cors;

    CrossOrigin(CorsConfig config) {
        this.origins = config.origins().orElse(Set.of());
        origins.forEach(CrossOrigin::check);
        this.cors = CorsHandler.create()
                .allowedMethods(METHODS)
                .allowedHeaders(SENT)
                .exposedHeaders(SHOWN)
                .maxAgeSeconds(PREFLIGHT_SECONDS);
        if (!origins.contains("*")) {
            cors.addOrigins(List.copyOf(origins));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, RequestId.FIRST - 1);
    }

    /** Other origins are answered without the headers; their browsers keep the answer from them. */
    private void handle(RoutingContext request) {
        if (origins.isEmpty() || !DOORS.matcher(request.request().path()).matches()) {
            request.next();
            return;
        }
        // Whatever is answered: a cache must not give one origin what another one was told.
        request.addHeadersEndHandler(headers -> request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && (origins.contains("*") || origins.contains(origin))) {
            request.addHeadersEndHandler(headers -> allowMetadata(request));
            cors.handle(request);
        } else if (isPreflight(request, origin)) {
            request.response()
                    .setStatusCode(HttpResponseStatus.NO_CONTENT.code())
                    .end();
        } else {
            request.next();
        }
    }

    /** User metadata has names that nobody can list beforehand. What else is asked for is in the list, or is not allowed. */
    private static void allowMetadata(RoutingContext request) {
        String allowed = request.response().headers().get(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS);
        String asked = request.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (allowed != null && asked != null) {
            List<String> names = METADATA.matcher(asked.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            names.forEach(name -> request.response().headers().add(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, name));
        }
    }

    private static boolean isPreflight(RoutingContext request, String origin) {
        return origin != null
                && request.request().method().equals(HttpMethod.OPTIONS)
                && request.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static void check(String origin) {
        if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
            throw new ConfigurationException(
                    PROPERTY + " must hold origins such as https://app.example.com, without a path");
        }
    }
}
