package io.drawbridge.upload.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * HTTP/2 with TLS only. Without it there is the upgrade that RFC 9113 has deprecated, and the server leaves connections
 * open that ask half-heartedly for it.
 */
@Singleton
class WithoutUpgrade implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
