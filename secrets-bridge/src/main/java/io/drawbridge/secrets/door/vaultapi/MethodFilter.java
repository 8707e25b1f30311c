package io.drawbridge.secrets.door.vaultapi;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Methods that Vault's clients never send are refused in its shape before JAX-RS answers in another one. */
class MethodFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "LIST", "PUT", "POST", "PATCH", "DELETE");

    void register(@Observes Filters filters) {
        filters.register(MethodFilter::check, 100);
    }

    private static void check(RoutingContext context) {
        boolean ours = context.normalizedPath().startsWith("/v1/");
        if (!ours || METHODS.contains(context.request().method().name())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(405)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end("{\"errors\":[\"unsupported operation\"]}\n");
    }
}
