package io.drawbridge.upload.door;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Asks a client that waits for it ({@code Expect: 100-continue}) to send its body. */
public record Invitation(HttpServerRequest request) {

    /** Does nothing where the client does not wait. */
    public void send() {
        if (HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
