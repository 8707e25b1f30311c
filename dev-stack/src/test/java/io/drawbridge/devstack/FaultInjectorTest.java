package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.FaultRule;
import io.drawbridge.devstack.fault.RequestMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In front of {@link CountingServer}, which tells what has arrived. */
class FaultInjectorTest {

    private static final int MIB = 1 << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private CountingServer server;
    private FaultInjector faults;

    @BeforeEach
    void start() throws IOException {
        server = CountingServer.start();
        faults = FaultInjector.inFrontOf(server.endpoint(), 42);
    }

    @AfterEach
    void stop() {
        faults.close();
        server.close();
    }

    @Test
    void passesEverythingOnUnchanged() throws Exception {
        HttpResponse<String> answer = send(put("/a%20b/c?x=1%2F2&y", "content"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("PUT /a%20b/c?x=1%2F2&y 7");
        assertThat(server.lastHost()).isEqualTo(faults.endpoint().getAuthority());
        assertThat(faults.requests()).isEqualTo(1);
        assertThat(faults.struck()).isZero();
    }

    @Test
    void failsTheNthRequest() throws Exception {
        FaultRule rule = faults.failRequest(2, 503);

        assertThat(statuses(3)).containsExactly(201, 503, 201);
        assertThat(server.requests()).isEqualTo(2);
        assertThat(rule.seen()).isEqualTo(3);
        assertThat(rule.struck()).isEqualTo(1);
    }

    @Test
    void countsOnlyWhatMatches() throws Exception {
        faults.nth(RequestMatcher.uploadPart().query("partNumber", "2"), 1, Fault.status(500));
        faults.nth(RequestMatcher.any().path("/other/.*"), 1, Fault.status(502));

        assertThat(send(put("/b/k?partNumber=1&uploadId=u", "x")).statusCode()).isEqualTo(201);
        assertThat(send(put("/b/k?partNumber=2&uploadId=u", "x")).statusCode()).isEqualTo(500);
        assertThat(send(put("/b/k?partNumber=2&uploadId=u", "x")).statusCode()).isEqualTo(201);
        assertThat(send(put("/other/k", "x")).statusCode()).isEqualTo(502);
    }

    @Test
    void answersErrorsOfS3WithRetryAfter() throws Exception {
        faults.next(RequestMatcher.any(), 1, Fault.s3Error(503, "SlowDown").retryAfter(Duration.ofSeconds(3)));

        HttpResponse<String> answer = send(put("/a", "x"));

        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
        assertThat(answer.body()).contains("<Code>SlowDown</Code>");
    }

    @Test
    void losesTheAnswerAfterTheStoreDidIt() throws Exception {
        faults.next(RequestMatcher.any(), 1, Fault.s3Error(200, "InternalError").afterTheStoreDidIt());

        HttpResponse<String> answer = send(put("/a", "content"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("InternalError");
        assertThat(server.bytes()).isEqualTo(7);
    }

    @Test
    void cutsRequests() {
        faults.cutAfter(RequestMatcher.any(), 1, 5 * MIB + 3);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(putBytes("/a", 20 * MIB)));
        assertThat(server.bytes()).isLessThanOrEqualTo(5 * MIB + 3);
        assertThatNoException().isThrownBy(() -> send(putBytes("/a", MIB)));
    }

    @Test
    void cutsResponses() {
        faults.nth(RequestMatcher.any().method("GET"), 1, Fault.cutResponse(1000));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(get("/bytes/" + MIB)));
        assertThatNoException()
                .isThrownBy(() -> assertThat(send(get("/bytes/" + MIB)).body()).hasSize(MIB));
    }

    @Test
    void stallsForAWhile() throws Exception {
        faults.nth(RequestMatcher.any(), 1, Fault.stallRequest(MIB, Duration.ofMillis(300)));
        faults.nth(RequestMatcher.any(), 2, Fault.stallResponse(1000, Duration.ofMillis(300)));
        faults.nth(RequestMatcher.any(), 3, Fault.latency(Duration.ofMillis(300)));

        for (HttpRequest request : List.of(putBytes("/a", 3 * MIB), get("/bytes/" + MIB), get("/bytes/1"))) {
            long start = System.nanoTime();
            assertThat(send(request).statusCode()).isLessThan(300);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
        assertThat(server.bytes()).isEqualTo(3 * MIB);
    }

    @Test
    void slowsDownWithoutLosingAByte() throws Exception {
        faults.nth(RequestMatcher.any(), 1, Fault.slow(Duration.ofMillis(100), 10 * MIB));

        long start = System.nanoTime();
        assertThat(send(putBytes("/a", 3 * MIB)).statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(server.bytes()).isEqualTo(3 * MIB);
    }

    @Test
    void repeatsChanceBySeed() throws Exception {
        faults.withProbability(RequestMatcher.any(), 0.5, Fault.status(500));
        List<Integer> first = statuses(40);
        try (FaultInjector again = FaultInjector.inFrontOf(server.endpoint(), 42)) {
            again.withProbability(RequestMatcher.any(), 0.5, Fault.status(500));
            List<Integer> second = IntStream.range(0, 40)
                    .mapToObj(i -> status(again.endpoint()))
                    .toList();

            assertThat(second).isEqualTo(first).contains(201, 500);
        }
        assertThat(faults).asString().contains("seed 42");
    }

    @Test
    void stopsWhenCleared() throws Exception {
        faults.always(RequestMatcher.any(), Fault.status(500));
        assertThat(statuses(2)).containsOnly(500);

        faults.clear();

        assertThat(statuses(2)).containsOnly(201);
    }

    /** The store decides whether the body is wanted, and its no reaches the client before a byte of it. */
    @Test
    void asksTheStoreBeforeContinuing() throws Exception {
        assertThat(talk("PUT /ok HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", "abc"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201");
        assertThat(talk("PUT /refuse HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", ""))
                .startsWith("HTTP/1.1 403")
                .endsWith("no");
        assertThat(server.bytes()).isEqualTo(3);
    }

    @Test
    void failsBeforeContinuing() throws Exception {
        faults.failRequest(1, 503);

        assertThat(talk("PUT /ok HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", ""))
                .startsWith("HTTP/1.1 503");
    }

    @Test
    void holdsTheClientBackWhileTheStoreIsSlow() throws Exception {
        server.hold();
        byte[] chunk = new byte[MIB];
        long written = 0;
        try (Socket socket = new Socket("127.0.0.1", faults.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("PUT /held HTTP/1.1\r\nHost: h\r\nContent-Length: 1073741824\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            Writer writer = new Writer(out, chunk);
            Thread thread = new Thread(writer);
            thread.start();
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(10))
                    .until(writer::isAtRest);
            written = writer.written();
        }

        assertThat(written).isBetween((long) MIB / 2, 64L * MIB);
    }

    private String talk(String head, String bodyAfterContinue) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", faults.endpoint().getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            if (!bodyAfterContinue.isEmpty()) {
                byte[] continued = in.readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
                answer.append(new String(continued, StandardCharsets.UTF_8));
                out.write(bodyAfterContinue.getBytes(StandardCharsets.UTF_8));
                answer.append(new String(in.readNBytes("HTTP/1.1 201".length()), StandardCharsets.UTF_8));
                return answer.toString();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Integer> statuses(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> status(faults.endpoint()))
                .toList();
    }

    private int status(URI endpoint) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/a"))
                    .PUT(BodyPublishers.ofString("x"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(faults.endpoint() + path)).build();
    }

    private HttpRequest put(String path, String body) {
        return HttpRequest.newBuilder(URI.create(faults.endpoint() + path))
                .PUT(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest putBytes(String path, int length) {
        return HttpRequest.newBuilder(URI.create(faults.endpoint() + path))
                .PUT(BodyPublishers.ofByteArray(new byte[length]))
                .build();
    }

    /** Writes until nobody reads any more. */
    private static final class Writer implements Runnable {

        private final OutputStream out;
        private final byte[] chunk;
        private volatile long written;
        private volatile long seen = -1;

        Writer(OutputStream out, byte[] chunk) {
            this.out = out;
            this.chunk = chunk;
        }

        @Override
        public void run() {
            try {
                while (written < (1L << 30)) {
                    out.write(chunk);
                    written += chunk.length;
                }
            } catch (IOException expected) {
                // the socket is closed by the test
            }
        }

        boolean isAtRest() {
            boolean atRest = seen == written && written > 0;
            seen = written;
            return atRest;
        }

        long written() {
            return written;
        }
    }
}
