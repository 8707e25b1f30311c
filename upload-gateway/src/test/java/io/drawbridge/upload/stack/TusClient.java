package io.drawbridge.upload.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Speaks tus 1.0.0, header by header. */
public final class TusClient {

    public static final String PIECE = "application/offset+octet-stream";

    private final Client client = new Client();

    /** To the gateway under test. */
    public static HttpRequest.Builder request(String path) {
        return request(URI.create("http://localhost:" + Client.port()), path);
    }

    public static HttpRequest.Builder request(URI gateway, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TokenServiceDouble.TOKEN)
                .header("Tus-Resumable", "1.0.0");
    }

    public static String metadata(String key) {
        return "bucket " + base64(StoreUnderTest.BUCKET) + ",key " + base64(key) + ",filetype " + base64("text/x-tus");
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> create(String key, long length) {
        return send(request("/files")
                .header("Upload-Metadata", metadata(key))
                .header("Upload-Length", String.valueOf(length))
                .POST(BodyPublishers.noBody()));
    }

    /** @return its path */
    public String begin(String key, long length) {
        return create(key, length).headers().firstValue("Location").orElseThrow();
    }

    /**
     * Begins an upload at a gateway that is a process of its own.
     *
     * @return its path
     */
    public static String begin(URI gateway, String key, long length) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request(gateway, "/files")
                                .header("Upload-Metadata", metadata(key))
                                .header("Upload-Length", String.valueOf(length))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** The head of a request that brings so many bytes, for {@link RawClient}. */
    public static String rawPiece(String path, long offset, long length) {
        return "PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TokenServiceDouble.TOKEN
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset + "\r\nContent-Type: " + PIECE
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    public static HttpRequest.Builder piece(String path, long offset, byte[] bytes) {
        return request(path)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", PIECE)
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    public HttpResponse<String> append(String path, long offset, byte[] bytes) {
        return send(piece(path, offset, bytes));
    }

    public HttpResponse<String> look(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return client.send(request);
    }

    public static long offset(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }
}
