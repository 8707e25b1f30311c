package io.drawbridge.upload.stack;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request over HTTP/2, sent frame by frame. What does not fit into the windows waits in memory. */
public final class Http2Request {

    private final Http2Headers head;
    private final Answer answer = new Answer();
    private Http2StreamChannel stream;

    /** @param headers lines such as {@code name: value}, also {@code :method: POST} */
    Http2Request(String path, String... headers) {
        head = headers(
                new DefaultHttp2Headers()
                        .method("PUT")
                        .scheme("https")
                        .authority("localhost")
                        .path(path)
                        .add("authorization", "Bearer " + TokenServiceDouble.TOKEN),
                headers);
    }

    private static Http2Headers headers(Http2Headers headers, String... lines) {
        for (String line : lines) {
            String[] words = line.split(": ", 2);
            headers.set(words[0], words[1]);
        }
        return headers;
    }

    ChannelHandler answer() {
        return answer;
    }

    Http2Request begin(Http2StreamChannel opened) {
        stream = opened;
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(head));
        return this;
    }

    /** A piece of the body. */
    public Http2Request send(byte[] bytes) {
        stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes)));
        return this;
    }

    /** The end of the request. */
    public Http2Request end() {
        stream.writeAndFlush(new DefaultHttp2DataFrame(true));
        return this;
    }

    /** The end of the request, by headers after the body. */
    public Http2Request trailers(String... lines) {
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers(new DefaultHttp2Headers(), lines), true));
        return this;
    }

    public void cancel() {
        stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
    }

    /** Waits for the whole answer. */
    public int status() throws Exception {
        return Integer.parseInt(answered().status().toString());
    }

    /** Bytes that the server lets it send now. */
    public int window() {
        Http2Connection connection =
                stream.parent().pipeline().get(Http2ConnectionHandler.class).connection();
        return connection
                .remote()
                .flowController()
                .windowSize(connection.stream(stream.stream().id()));
    }

    public boolean isAnswered() {
        return answer.whole.isDone();
    }

    public String header(String name) throws Exception {
        return String.valueOf(answered().get(name));
    }

    public String text() throws Exception {
        answered();
        return answer.text.toString();
    }

    /** How the server ended a stream that the client had not ended. */
    public Http2Error ended() throws Exception {
        return Http2Error.valueOf(answer.reset.get(Http2Client.PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private Http2Headers answered() throws Exception {
        return answer.whole.get(Http2Client.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static final class Answer extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<Http2Headers> whole = new CompletableFuture<>();
        private final CompletableFuture<Long> reset = new CompletableFuture<>();
        private final StringBuffer text = new StringBuffer();
        private Http2Headers head;

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2HeadersFrame headers) {
                boolean isInformal = headers.headers().status().charAt(0) == '1';
                head = isInformal ? head : headers.headers();
                ended(headers.isEndStream());
            } else if (frame instanceof Http2DataFrame data) {
                text.append(data.content().toString(StandardCharsets.UTF_8));
                ended(data.isEndStream());
            }
            ReferenceCountUtil.release(frame);
        }

        private void ended(boolean isEnd) {
            if (isEnd) {
                whole.complete(head);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame end) {
                reset.complete(end.errorCode());
                whole.completeExceptionally(new IllegalStateException("reset: " + end.errorCode()));
            }
            ReferenceCountUtil.release(event);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            whole.completeExceptionally(new IllegalStateException("closed"));
            reset.completeExceptionally(new IllegalStateException("closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            whole.completeExceptionally(broken);
        }
    }
}
