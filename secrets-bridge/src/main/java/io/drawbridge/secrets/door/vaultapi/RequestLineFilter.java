package io.drawbridge.secrets.door.vaultapi;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/** Request lines that Vault's clients never send are refused in its shape before JAX-RS answers in another one. */
class RequestLineFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "LIST", "PUT", "POST", "PATCH", "DELETE");

    /** RFC 3986, section 3.3 and 3.4; a percent sign still has to be followed by two digits. */
    private static final Pattern TARGET = Pattern.compile("[-A-Za-z0-9._~!$&'()*+,;=:@/?%]*");

    void register(@Observes Filters filters) {
        filters.register(RequestLineFilter::check, 100);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!context.normalizedPath().startsWith("/v1/")) {
            context.next();
        } else if (!METHODS.contains(request.method().name())) {
            refuse(context, 405, "unsupported operation");
        } else if (!TARGET.matcher(request.uri()).matches()) {
            refuse(context, 400, "malformed path");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String error) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end("{\"errors\":[\"" + error + "\"]}\n");
    }
}
