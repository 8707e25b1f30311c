package io.drawbridge.upload.door.tus;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What all answers of tus have in common, also refusals; and methods for clients behind proxies that know few. */
public class TusHeaders {

    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSION = "1.0.0";
    private static final String OVERRIDE = "X-HTTP-Method-Override";
    private static final Set<String> OVERRIDES = Set.of("PATCH", "DELETE", "HEAD");
    private static final int WRONG_VERSION = 412;

    @ServerRequestFilter(preMatching = true)
    public void overrideMethod(ContainerRequestContext context, HttpServerRequest request) {
        String wanted = request.getHeader(OVERRIDE);
        if (isOurs(request)
                && request.method().equals(HttpMethod.POST)
                && wanted != null
                && OVERRIDES.contains(wanted)) {
            context.setMethod(wanted);
        }
    }

    @ServerResponseFilter
    public void mark(ContainerResponseContext answer, HttpServerRequest request) {
        if (!isOurs(request)) {
            return;
        }
        answer.getHeaders().putSingle("Cache-Control", "no-store");
        answer.getHeaders().putSingle(RESUMABLE, VERSION);
        if (answer.getStatus() == WRONG_VERSION && !VERSION.equals(request.getHeader(RESUMABLE))) {
            answer.getHeaders().putSingle("Tus-Version", VERSION);
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        return request.path().equals(TusResource.PATH) || request.path().startsWith(TusResource.PATH + "/");
    }
}
