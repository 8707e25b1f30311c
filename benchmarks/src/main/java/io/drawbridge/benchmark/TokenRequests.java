package io.drawbridge.benchmark;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests for credentials, of as many different keys as one busy caller has; each is cached after the first time. */
record TokenRequests(URI service, String bucket, String apiKey) {

    private static final int KEYS = 100;

    /** {@code POST /v1/credentials}. */
    List<byte[]> credentials() {
        return all(i -> {
            String body = "{\"bucket\":\"" + bucket + "\",\"key\":\"" + key(i) + "\",\"actions\":[\"upload\"]}";
            return head("POST", "/v1/credentials", "Bearer " + apiKey) + "Content-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        });
    }

    /** The door of the SDKs' container providers. */
    List<byte[]> container() {
        return all(i -> head("GET", "/v1/credentials/container/" + bucket + "/" + key(i), apiKey) + "\r\n");
    }

    private static List<byte[]> all(IntFunction<String> request) {
        return IntStream.range(0, KEYS)
                .mapToObj(request)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private static String key(int i) {
        return "uploads/benchmark-" + i + ".bin";
    }

    private String head(String method, String path, String authorization) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: "
                + authorization + "\r\n";
    }

    @Override
    public String toString() {
        return "TokenRequests[" + service + "]";
    }
}
