package io.drawbridge.upload.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;

/** A client of the gateway under test. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Bytes that no two tests share by accident. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** A body whose length is announced. */
    public static BodyPublisher known(byte[] body) {
        return BodyPublishers.ofByteArray(body);
    }

    /** A body of which nobody knows the length before its end: sent in chunks. */
    public static BodyPublisher unknown(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    public static int port() {
        return RestAssured.port;
    }

    /** A PUT by the known caller; the path is used as it is. */
    public static HttpRequest.Builder put(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + TokenServiceDouble.TOKEN)
                .PUT(body);
    }

    /** A PUT of an object into the test's bucket. */
    public static HttpRequest.Builder object(String key, BodyPublisher body) {
        return put("/v1/objects/" + StoreUnderTest.BUCKET + "/" + key, body);
    }

    /** What the gateway has counted under this name, of Prometheus and without tags. */
    public static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + answer.body(), e);
        }
    }
}
