package io.drawbridge.devstack.fault;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
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
            base.channel().pipeline().firstContext().close(); // past the handler of Vert.x, which would wait
        } else {
            connection.close();
        }
    }

    void cutAll() {
        open.forEach(Connections::cut);
    }
}
