package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixedRateTest {

    private static final List<byte[]> REQUESTS =
            List.of("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final int STALLED = 10;
    private static final int STALL_MILLIS = 500;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** One stall of half a second makes all requests late that were due in it, and not only the one that was sent. */
    @Test
    void countsTheRequestsThatWaitBehindASlowOne() throws Exception {
        Latencies latencies = new FixedRate(100, 1, Duration.ofSeconds(2)).run(address(), REQUESTS, "fine");

        assertThat(latencies.count()).isEqualTo(200).isEqualTo(requests.get());
        assertThat(latencies.errors()).isZero();
        assertThat(latencies.percentile(85)).isGreaterThan(STALL_MILLIS / 10.0);
    }

    @Test
    void countsAnswersThatAreNotAsExpected() throws Exception {
        Latencies latencies = new FixedRate(100, 2, Duration.ofSeconds(1)).run(address(), REQUESTS, "other");

        assertThat(latencies.errors()).isEqualTo(100);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (requests.incrementAndGet() == STALLED) {
            stall();
        }
        exchange.sendResponseHeaders(200, 4);
        exchange.getResponseBody().write("fine".getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }

    private static void stall() {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
