package io.drawbridge.upload.door;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/**
 * Offers each piece of one body where Netty has received it, before Vert.x copies it to the heap. What is not taken goes on
 * to Vert.x, which keeps it until it is asked for. Stands before Vert.x' handler until the body ends.
 */
final class Shortcut extends ChannelInboundHandlerAdapter {

    private final Predicate<ByteBuffer> taker;

    Shortcut(Predicate<ByteBuffer> taker) {
        this.taker = taker;
    }

    /**
     * Over HTTP/1.1; where the connection is another there is no shortcut.
     *
     * @param taker says whether it took the piece, which is gone when it returns
     */
    static void to(HttpServerRequest request, Predicate<ByteBuffer> taker) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            String vertx = connection.channelHandlerContext().name();
            connection.channel().pipeline().addBefore(vertx, null, new Shortcut(taker));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // A request that follows says that the end of this one came before the shortcut did.
        if (message instanceof LastHttpContent || message instanceof HttpRequest) {
            context.pipeline().remove(this);
        }
        if (message instanceof HttpContent piece && piece.content().isReadable() && taken(piece)) {
            if (message instanceof LastHttpContent last) {
                context.fireChannelRead(last.replace(Unpooled.EMPTY_BUFFER));
            }
            piece.release();
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean taken(HttpContent piece) {
        return taker.test(piece.content().nioBuffer());
    }
}
