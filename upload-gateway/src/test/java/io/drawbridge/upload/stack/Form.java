package io.drawbridge.upload.stack;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A multipart form as a browser would write it (RFC 7578). */
public final class Form {

    private static final String BOUNDARY = "----boundary-0123456789";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Form field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
    }

    public Form file(String field, String filename, byte[] content) {
        return part(
                "form-data; name=\"" + field + "\"; filename=\"" + filename + "\"",
                "Content-Type: application/x-test\r\n",
                content);
    }

    public Form picture(String field, String filename, byte[] content) {
        return part(
                "form-data; name=\"" + field + "\"; filename=\"" + filename + "\"",
                "Content-Type: image/png\r\n",
                content);
    }

    /** Anything, in the middle of the form. */
    public Form raw(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public byte[] unfinished() {
        return body.toByteArray();
    }

    public byte[] finished() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(body.toByteArray());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /** A POST of the form by the known caller, into a folder of the test's bucket. */
    public HttpRequest.Builder to(String folder, BodyPublisher form) {
        String path = "/v1/objects/" + StoreUnderTest.BUCKET + "/" + folder;
        return post(path, form).header("Authorization", "Bearer " + TokenServiceDouble.TOKEN);
    }

    /** A POST of the form by nobody in particular. */
    public HttpRequest.Builder at(String path) {
        return post(path, Client.known(finished()));
    }

    private static HttpRequest.Builder post(String path, BodyPublisher form) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + Client.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(form);
    }

    public HttpRequest.Builder to(String folder) {
        return to(folder, Client.known(finished()));
    }

    private Form part(String disposition, String headers, byte[] content) {
        raw("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + headers + "\r\n");
        body.writeBytes(content);
        return raw("\r\n");
    }
}
