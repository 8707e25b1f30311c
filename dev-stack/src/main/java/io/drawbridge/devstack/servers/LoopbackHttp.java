package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Short requests to servers on this machine. */
final class LoopbackHttp {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient PLAIN =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private LoopbackHttp() {}

    /** For servers with a certificate of this trust. */
    static HttpClient client(SSLContext trust) {
        return HttpClient.newBuilder().connectTimeout(LIMIT).sslContext(trust).build();
    }

    static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Whether a GET is answered with 200. */
    static boolean answers(URI uri) {
        return answers(PLAIN, HttpRequest.newBuilder(uri));
    }

    static boolean answers(HttpClient client, HttpRequest.Builder request) {
        try {
            return send(client, request).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(PLAIN, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
