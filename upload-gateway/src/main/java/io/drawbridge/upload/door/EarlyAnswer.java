package io.drawbridge.upload.door;

import io.drawbridge.upload.upload.LimitsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets a client that is still sending see a refusal. Closing the socket at once would make its kernel throw the
 * answer away (unread bytes on our side turn the close into a reset), so what it sends is read and dropped for a
 * bounded time, and only then the connection is closed.
 */
public class EarlyAnswer {

    private final Vertx vertx;
    private final LimitsConfig config;

    @Inject
    EarlyAnswer(Vertx vertx, LimitsConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    @ServerResponseFilter
    public void closeWhenBodyIsUnread(ContainerResponseContext answer, RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2 || !hasBody(request) || request.isEnded()) {
            return;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONNECTION.toString(), HttpHeaders.CLOSE.toString());
        context.addEndHandler(sent -> drain(request));
    }

    private void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer = vertx.setTimer(config.drainTimeout().toMillis(), expired -> request.connection()
                .close());
        request.endHandler(read -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.handler(unwanted -> {});
        request.resume();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !"0".equals(length));
    }
}
