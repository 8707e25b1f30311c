package io.drawbridge.upload.door;

import io.drawbridge.upload.upload.LimitsConfig;
import io.netty.handler.codec.http2.Http2Error;
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
 * bounded time, and only then the connection is closed. Over HTTP/2 there are clients that lose the answer when their stream
 * is reset right after it, so the stream is ended after the same time.
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
    public void endWhenBodyIsUnread(ContainerResponseContext answer, RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isStream = request.version() == HttpVersion.HTTP_2;
        if (request.isEnded() || !isStream && !hasBody(request)) {
            return;
        }
        if (!isStream) {
            answer.getHeaders().putSingle(HttpHeaders.CONNECTION.toString(), HttpHeaders.CLOSE.toString());
        }
        context.addEndHandler(sent -> drain(
                request,
                isStream ? () -> endStream(request) : () -> request.connection().close()));
    }

    private void drain(HttpServerRequest request, Runnable end) {
        if (request.isEnded()) {
            end.run();
            return;
        }
        long timer = vertx.setTimer(config.drainTimeout().toMillis(), expired -> end.run());
        request.endHandler(read -> {
            vertx.cancelTimer(timer);
            end.run();
        });
        request.exceptionHandler(left -> vertx.cancelTimer(timer));
        request.handler(unwanted -> {});
        request.resume();
    }

    /** RFC 9113, section 8.1: the client may stop sending, and its answer is valid. */
    private static void endStream(HttpServerRequest request) {
        RequestStream.of(request).filter(RequestStream::isOpen).ifPresent(stream -> request.response()
                .reset(Http2Error.NO_ERROR.code()));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !"0".equals(length));
    }
}
