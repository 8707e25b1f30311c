package io.drawbridge.upload.door;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.function.Function;

/** The stream of a request over HTTP/2, of which Vert.x shows too little. To be asked on the request's event loop. */
final class RequestStream {

    private final Channel channel;
    private final Http2ConnectionHandler connection;
    private final Http2Stream stream;

    private RequestStream(Channel channel, Http2ConnectionHandler connection, Http2Stream stream) {
        this.channel = channel;
        this.connection = connection;
        this.stream = stream;
    }

    /** Empty over HTTP/1.1, and when the stream is over. */
    static Optional<RequestStream> of(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase vertx)) {
            return Optional.empty();
        }
        Http2ConnectionHandler connection = vertx.channel().pipeline().get(Http2ConnectionHandler.class);
        return Optional.ofNullable(connection)
                .map(http2 -> http2.connection().stream(request.response().streamId()))
                .map(stream -> new RequestStream(vertx.channel(), connection, stream));
    }

    /** Whether the client may still send. */
    boolean isOpen() {
        return stream.state().remoteSideOpen();
    }

    /** So many bytes more may be on their way, unread. */
    void widen(int bytes) {
        try {
            connection.connection().local().flowController().incrementWindowSize(stream, bytes);
            channel.flush();
        } catch (Http2Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of a trailer, to be asked after the end of the body. */
    Function<String, Optional<String>> trailers() {
        return Http2Trailers.on(connection).of(stream);
    }
}
