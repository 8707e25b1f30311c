package io.drawbridge.upload.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with each 405 what is allowed, as RFC 9110 section 15.5.6 demands; and answers each OPTIONS by 204, as tus and preflights
 * are answered.
 */
public class Methods {

    @ServerResponseFilter
    public void tell(ContainerResponseContext answer, HttpServerRequest request) {
        if (answer.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, allowed(request.path()));
        }
        if (request.method().equals(HttpMethod.OPTIONS) && answer.getStatus() == Status.OK.getStatusCode()) {
            answer.setStatusInfo(Status.NO_CONTENT);
        }
    }

    private static String allowed(String path) {
        if (path.startsWith("/files")) {
            return path.equals("/files") || path.equals("/files/") ? "POST, OPTIONS" : "HEAD, PATCH, DELETE, OPTIONS";
        }
        if (path.startsWith("/u/")) {
            return "PUT, POST, OPTIONS";
        }
        return path.endsWith("/") ? "POST, OPTIONS" : "PUT, OPTIONS";
    }
}
