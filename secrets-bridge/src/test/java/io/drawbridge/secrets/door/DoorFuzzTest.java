package io.drawbridge.secrets.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.drawbridge.secrets.testing.LogCapture;
import io.drawbridge.secrets.testing.TokenServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nonsense at every door: no failure of the server, no hang, no value, in the shape that the door's clients read. */
@QuarkusTest
class DoorFuzzTest extends BridgeTest {

    private static final int REQUESTS = 600;
    private static final String SECRET = "value-of-team-b";

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "LIST", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "X");

    private static final List<String> DOORS = List.of(
            "/v1/auth/kubernetes/login",
            "/v1/auth/token/lookup-self",
            "/v1/auth/token/revoke-self",
            "/v1/secret/data/team-b/",
            "/v1/secret/data/",
            "/v1/secret/metadata/",
            "/v1/kv1/",
            "/v1/sys/health",
            "/v1/sys/internal/ui/mounts/",
            "/v1/sys/mounts/",
            "/v1/aws/creds/",
            "/v1/",
            "/eso/v1/secret?ns=team-a&key=",
            "/eso/v1/secret?",
            "/eso/");

    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "..",
            "%2e%2e",
            "%2f",
            "%00",
            "%ff",
            "%zz",
            "%",
            "?",
            "&",
            "=",
            "list=true",
            "version=",
            "9".repeat(40),
            "ns=team-a",
            "key=",
            "team-a",
            "team-b/db",
            "db",
            ";x",
            "#",
            "\\",
            "\u00e9",
            "%C3%A9",
            "*",
            "+",
            "{}",
            "x".repeat(3000),
            "~",
            "data",
            "metadata",
            "property=a.b.c",
            "%E2%80%AE",
            ":",
            "@",
            "$",
            "'",
            "\"",
            "|",
            " ");

    private static final List<String> HEADERS = List.of(
            "X-Vault-Token: ",
            "X-Vault-Token: \u00ff\u00fe",
            "X-Vault-Namespace: ../x",
            "X-Vault-Wrap-TTL: 1h",
            "X-Request-Id: a b c\u0007",
            "Authorization: Bearer",
            "Authorization: Basic eA==",
            "Content-Type: nonsense/;;",
            "Accept: nothing/at-all",
            "Accept-Encoding: x",
            "Content-Encoding: gzip",
            "Range: bytes=5-1",
            "Expect: the-worst",
            "If-None-Match: *",
            "Cookie: " + "c".repeat(5000));

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "null",
            "{\"jwt\":\"a.b.c\"}",
            "{\"jwt\":{\"jwt\":[]}}",
            "[".repeat(5000),
            "\u0000\u0001",
            "x".repeat(60_000));

    @Test
    void nonsenseIsAnsweredAndTellsNothing() throws IOException {
        vault.put("secret", "team-b/db", Map.of("k", SECRET));
        vault.put("kv1", "team-b/db", Map.of("k", SECRET));
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < REQUESTS; i++) {
                check(seed, random);
            }
            assertThat(log.lines()).as("-Dseed=%d", seed).noneMatch(line -> line.contains(SECRET));
            assertThat(log.lines()).as("-Dseed=%d", seed).noneMatch(line -> line.startsWith("ERROR"));
        }
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoRequestIsAnsweredLikeOne() throws IOException {
        for (String headers : List.of("", "Host: a b/c\r\n")) {
            String answer = exchange("GET /v1/sys/health HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
            assertThat(answer)
                    .as(headers)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("x-request-id: ")
                    .contains("{\"errors\":[");
        }
        String both = exchange("GET /v1/sys/health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                + "GET /v1/sys/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(both.split("HTTP/1.1 200 ", -1)).as(both).hasSize(3);
    }

    private void check(long seed, Random random) throws IOException {
        String request = request(random);
        String answer = exchange(request);
        String shown = "-Dseed=" + seed + " " + request.substring(0, Math.min(300, request.length()));
        assertThat(answer).as(shown).matches("(?s)HTTP/1\\.[01] [1-4]\\d\\d .*");
        assertThat(answer)
                .as(shown)
                .doesNotContain(SECRET, TokenServiceStub.MARKER, BridgeStack.API_KEY, vault.rootToken())
                .doesNotContain("at io.", "java.", "Exception");
        if (answer.startsWith("HTTP/1.1 4") && answer.contains("\r\n\r\n{")) {
            assertThat(answer).as(shown).containsAnyOf("{\"errors\":[", "application/problem+json");
        }
    }

    private String request(Random random) {
        String body = pick(BODIES, random);
        String target = pick(DOORS, random)
                + random.ints(random.nextInt(6), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining());
        String token = random.nextBoolean() ? teamA.token() : BridgeStack.STORE_CREDENTIAL;
        String credential = random.nextInt(4) == 0
                ? pick(HEADERS, random)
                : (random.nextBoolean() ? "X-Vault-Token: " : "Authorization: Bearer ") + token;
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return pick(METHODS, random) + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + credential
                + "\r\n" + pick(HEADERS, random) + "\r\n" + length + "\r\n" + body;
    }

    private String exchange(String request) throws IOException {
        URI address = nobody().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
