package io.drawbridge.upload.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses ambiguous paths before any routing decision of the framework, on the path as it was sent. */
public class PathFilter {

    @ServerRequestFilter(preMatching = true)
    public void refuseAmbiguousPath(HttpServerRequest request) {
        boolean isFolder = request.method().equals(HttpMethod.POST)
                || request.method().equals(HttpMethod.OPTIONS) && request.path().endsWith("/");
        if (isFolder) {
            ObjectPath.parseFolder(request.path());
        } else {
            ObjectPath.parse(request.path());
        }
    }
}
