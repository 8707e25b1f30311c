package io.drawbridge.upload.stack;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One connection over HTTP/2 with TLS, on which one can do what well-behaved clients do not. */
public final class Http2Client implements AutoCloseable {

    static final int PATIENCE_SECONDS = 60;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel connection;
    private final CompletableFuture<Http2Settings> settings = new CompletableFuture<>();
    private final CompletableFuture<Long> goneAway = new CompletableFuture<>();

    Http2Client(int port, Path authority) throws Exception {
        SslContext tls = SslContextBuilder.forClient()
                .trustManager(authority.toFile())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2))
                .build();
        connection = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new Pipeline(tls))
                .connect("127.0.0.1", port)
                .sync()
                .channel();
        settings();
    }

    /** Whom the certificate of this connection is for. */
    public String certificate() throws SSLPeerUnverifiedException {
        X509Certificate first = (X509Certificate) connection
                .pipeline()
                .get(SslHandler.class)
                .engine()
                .getSession()
                .getPeerCertificates()[0];
        return first.getSubjectX500Principal().getName();
    }

    /** What the server allows. */
    public Http2Settings settings() throws Exception {
        return settings.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The error code with which the server ends the connection. */
    public Http2Error goneAway() throws Exception {
        return Http2Error.valueOf(goneAway.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    public boolean isOpen() {
        return connection.isActive();
    }

    /** The head of a PUT by the known caller; the body follows. */
    public Http2Request put(String path, String... headers) throws Exception {
        Http2Request request = new Http2Request(path, headers);
        Http2StreamChannel stream = new Http2StreamChannelBootstrap(connection)
                .handler(request.answer())
                .open()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return request.begin(stream);
    }

    /** A PUT of an object into the test's bucket. */
    public Http2Request object(String key, String... headers) throws Exception {
        return put("/v1/objects/" + StoreUnderTest.BUCKET + "/" + key, headers);
    }

    /** So many requests, each of which is cancelled as soon as it is sent. */
    public void cancelAtOnce(String key, int times) {
        connection.eventLoop().execute(() -> {
            for (int i = 0; i < times; i++) {
                Http2Request request = new Http2Request("/v1/objects/" + StoreUnderTest.BUCKET + "/" + key + i);
                new Http2StreamChannelBootstrap(connection)
                        .handler(request.answer())
                        .open()
                        .addListener(opened -> {
                            if (opened.isSuccess()) {
                                request.begin((Http2StreamChannel) opened.getNow());
                                ((Http2StreamChannel) opened.getNow())
                                        .writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
                            }
                        });
            }
        });
    }

    /** Leaves, in the middle of whatever there is. */
    @Override
    public void close() {
        connection.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private final class Pipeline extends ChannelInitializer<Channel> {

        private final SslContext tls;

        private Pipeline(SslContext tls) {
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(tls.newHandler(channel.alloc()))
                    .addLast(Http2FrameCodecBuilder.forClient().build())
                    .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()))
                    .addLast(new ConnectionFrames());
        }
    }

    private final class ConnectionFrames extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2SettingsFrame told) {
                settings.complete(told.settings());
            } else if (frame instanceof Http2GoAwayFrame end) {
                goneAway.complete(end.errorCode());
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            context.close();
        }
    }
}
