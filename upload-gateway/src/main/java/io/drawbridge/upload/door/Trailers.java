package io.drawbridge.upload.door;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.function.Function;

/**
 * The trailers of a body. Vert.x drops them, so they are picked up on their way to it. For a chunked body this handler stands
 * behind the HTTP decoder for as long as it takes one body to end. Should a client that pipelines have sent that end
 * already, the trailers are missing or another request's, and the upload is refused; nothing is taken that does not fit.
 */
final class Trailers extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";

    private HttpHeaders trailers = EmptyHttpHeaders.INSTANCE;

    private Trailers() {}

    /** The value of a trailer, to be asked after the end of the body; to be called when its head has come. */
    static Function<String, Optional<String>> of(HttpServerRequest request) {
        return RequestStream.of(request)
                .map(RequestStream::trailers)
                .or(() -> ofChunks(request))
                .orElseThrow(() -> new Refusal(
                        Reason.INVALID_HEADER, "Trailers cannot be read on this connection; send digests as headers."));
    }

    private static Optional<Function<String, Optional<String>>> ofChunks(HttpServerRequest request) {
        if (!(request.connection() instanceof ConnectionBase connection)
                || connection.channel().pipeline().get(DECODER) == null) {
            return Optional.empty();
        }
        Trailers picked = new Trailers();
        connection.channel().pipeline().addAfter(DECODER, null, picked);
        return Optional.of(name -> Optional.ofNullable(picked.trailers.get(name)));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent last) {
            trailers = last.trailingHeaders();
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }
}
