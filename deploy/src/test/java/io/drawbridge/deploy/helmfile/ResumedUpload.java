package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client of resumable uploads (tus) with the developer's key. */
record ResumedUpload(URI address) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static ResumedUpload begin(URI gateway, String key, long length) throws IOException, InterruptedException {
        HttpResponse<String> begun = send(request(gateway.resolve("/files"))
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", "bucket " + base64("uploads") + ",key " + base64(key))
                .POST(BodyPublishers.noBody()));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return new ResumedUpload(
                gateway.resolve(begun.headers().firstValue("Location").orElseThrow()));
    }

    void append(long offset, String bytes) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(address)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofString(bytes)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    long offset() throws IOException, InterruptedException {
        return send(request(address).method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElse(-1);
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer dev-key")
                .header("Tus-Resumable", "1.0.0");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
