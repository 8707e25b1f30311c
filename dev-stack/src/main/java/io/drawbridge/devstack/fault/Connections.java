package io.drawbridge.devstack.fault;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of both sides. They are closed at the socket: Vert.x itself waits until all that was written has
 * gone out, which it never does to a peer that has stopped reading.
 */
final class Connections {

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

    void add(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(nothing -> open.remove(connection));
    }

    static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            // Past the handler of Vert.x, which would wait; there is none any more when the peer was faster.
            Optional.ofNullable(base.channel().pipeline().firstContext()).ifPresent(ChannelHandlerContext::close);
        } else {
            connection.close();
        }
    }

    void cutAll() {
        open.forEach(Connections::cut);
    }
}
