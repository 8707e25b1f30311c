package io.drawbridge.upload.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.EmptyHttp2Headers;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The trailers of streams of one connection: the headers after their bodies, which Vert.x drops. Stands between Netty's
 * decoder and Vert.x from the first stream on that announces trailers.
 */
final class Http2Trailers extends Http2FrameListenerDecorator {

    private final Http2Connection connection;
    private final Http2Connection.PropertyKey key;

    private Http2Trailers(Http2FrameListener vertx, Http2Connection connection) {
        super(vertx);
        this.connection = connection;
        this.key = connection.newKey();
    }

    static Http2Trailers on(Http2ConnectionHandler handler) {
        if (handler.decoder().frameListener() instanceof Http2Trailers present) {
            return present;
        }
        Http2Trailers trailers = new Http2Trailers(handler.decoder().frameListener(), handler.connection());
        handler.decoder().frameListener(trailers);
        return trailers;
    }

    /** To be called when the head of the stream has come. */
    Function<String, Optional<String>> of(Http2Stream stream) {
        stream.setProperty(key, EmptyHttp2Headers.INSTANCE);
        return name -> {
            Http2Headers picked = stream.getProperty(key);
            return Optional.ofNullable(picked.get(name.toLowerCase(Locale.ROOT)))
                    .map(CharSequence::toString);
        };
    }

    /** All heads and trailers, with a priority of their own or without: Netty calls this one for both. */
    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        pick(id, headers);
        super.onHeadersRead(context, id, headers, dependency, weight, exclusive, padding, endOfStream);
    }

    /** What comes after the head are trailers. */
    private void pick(int id, Http2Headers headers) {
        Http2Stream stream = connection.stream(id);
        if (stream != null && stream.getProperty(key) != null) {
            stream.setProperty(key, headers);
        }
    }
}
