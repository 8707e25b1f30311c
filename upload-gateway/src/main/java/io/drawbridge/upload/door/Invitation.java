package io.drawbridge.upload.door;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Asks a client to send its body: one that waits for it ({@code Expect: 100-continue}) may begin, and one that speaks
 * HTTP/2 may send ahead.
 */
public record Invitation(HttpServerRequest request) {

    /**
     * On top of {@code quarkus.http.initial-window-size}. What was sent ahead lies in the heap when the store is slower than
     * the client, so no stream gets it before there are buffers for its body. A quarter of a MiB is 6 MB/s over 40 ms.
     */
    private static final int AHEAD = 256 << 10;

    public void send() {
        if (HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        RequestStream.of(request).filter(RequestStream::isOpen).ifPresent(stream -> stream.widen(AHEAD));
    }
}
