package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.SecureGateway;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** curl, by HTTP/1.1 and HTTP/2, with TLS and without, before the packaged gateway. */
@ExtendWith(SecureGateway.Extension.class)
class HttpVersionsIT {

    private static final int PART = 5 << 20;

    @TempDir
    static Path folder;

    private static SecureGateway gateway;
    private static Shell shell;

    private final String key = "uploads/" + UUID.randomUUID();

    @BeforeAll
    static void start(SecureGateway secure) throws Exception {
        gateway = secure;
        shell = new Shell(folder, Path.of(System.getProperty("java.home"), "bin"))
                .with("SECURE", "https://localhost:" + gateway.port())
                .with("PLAIN", "http://127.0.0.1:" + gateway.process().port())
                .with("TOKEN", TokenServiceDouble.TOKEN);
        Files.copy(gateway.certificates().authority(), folder.resolve("ca.pem"));
        Files.write(folder.resolve("small"), Client.bytes(5));
        Files.write(folder.resolve("large"), Client.bytes(3 * PART + 1));
        Files.write(folder.resolve("refused"), Client.bytes(60 << 20));
        Files.write(folder.resolve("empty"), new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 --http2 --cacert ca.pem $SECURE",
                "1.1 --http1.1 --cacert ca.pem $SECURE",
                "1.1 --http1.1 $PLAIN"
            })
    void storesWhatCurlSends(String how) throws Exception {
        String version = how.substring(0, how.indexOf(' '));
        for (String file : new String[] {"empty", "small", "large"}) {
            assertThat(curl(how, "-T " + file, key + "-" + file)).isEqualTo("201 " + version);
            assertStored(key + "-" + file, file);
            assertThat(curl("< " + file + " " + how, "-T -", key + "-" + file + "-piped"))
                    .isEqualTo("201 " + version);
            assertStored(key + "-" + file + "-piped", file);
        }
        assertThat(curl(how, "-T small -H 'Expect: 100-continue'", key)).isEqualTo("201 " + version);
        assertStored(key, "small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 --http2 --cacert ca.pem $SECURE", "1.1 --http1.1 $PLAIN"})
    void storesTheFilesOfForms(String how) throws Exception {
        assertThat(curl(how, "-F f=@large -F f=@small -F f=@empty", key + "/"))
                .isEqualTo("201 " + how.substring(0, how.indexOf(' ')));
        for (String file : new String[] {"large", "small", "empty"}) {
            assertStored(key + "/" + file, file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 --http2 --cacert ca.pem $SECURE",
                "1.1 --http1.1 --cacert ca.pem $SECURE",
                "1.1 --http1.1 $PLAIN"
            })
    void whoSendsMuchIsToldWhyNot(String how) throws Exception {
        String version = how.substring(0, how.indexOf(' '));
        for (String expect : new String[] {"", "-H Expect:", "-H 'Expect: 100-continue'"}) {
            assertThat(curl(how, "-T refused " + expect, "other/" + UUID.randomUUID()))
                    .isEqualTo("403 " + version);
            assertThat(curl(how, "-T refused " + expect, "limited/" + UUID.randomUUID()))
                    .isEqualTo("413 " + version);
        }
        assertThat(shell.run("curl -sS -T refused -w '%{http_code} %{http_version}' -o answer "
                        + how.substring(how.indexOf(' ') + 1) + "/v1/objects/" + StoreUnderTest.BUCKET + "/" + key
                        + " && cat answer"))
                .contains("401 " + version, "urn:drawbridge:problem:unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close",
                "Host: a b/c\r\nConnection: close",
            })
    void requestsThatAreNoneAreProblems(String headers) {
        try (RawClient client = gateway.process().client()) {
            String answer = client.send("PUT /v1/objects/b/k HTTP/1.1\r\nContent-Length: 0\r\n" + headers + "\r\n\r\n")
                    .rest();
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("x-request-id: ")
                    .contains("urn:drawbridge:problem:invalid-request");
        }
    }

    /** Nothing is upgraded, and nothing hangs. */
    @Test
    void cleartextIsHttp11() {
        try (RawClient client = gateway.process().client()) {
            String answer = client.send("PUT /v1/objects/bucket/k HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                            + "Upgrade: h2c\r\nContent-Length: 0\r\n\r\n")
                    .head();
            assertThat(answer).startsWith("HTTP/1.1 401 ");
        }
    }

    /** A pipe without an end: it stops because it is told to, not because it is over. */
    @Test
    void aStreamWithoutEndIsCutAtTheLimit() throws Exception {
        String answered =
                shell.run("(timeout 60 cat /dev/zero || true) | curl -sS --http2 --cacert ca.pem -T - -o answer"
                        + " -w '%{http_code}' -H \"Authorization: Bearer $TOKEN\" $SECURE/v1/objects/"
                        + StoreUnderTest.BUCKET + "/limited/" + UUID.randomUUID() + " || true");
        assertThat(answered).contains("413");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.store().danglingUploads().isEmpty());
    }

    /** @param how a redirection or the expected version, then options and address */
    private static String curl(String how, String what, String key) throws Exception {
        boolean piped = how.startsWith("< ");
        String[] words = how.split(" ", piped ? 4 : 2);
        String input = piped ? " < " + words[1] : "";
        return shell.run("curl -sS -o /dev/null -w '%{http_code} %{http_version}' -H \"Authorization: Bearer $TOKEN\" "
                + what + " " + words[words.length - 1] + "/v1/objects/" + StoreUnderTest.BUCKET + "/" + key + input);
    }

    private static void assertStored(String key, String file) throws Exception {
        assertThat(gateway.store().object(key).orElseThrow().asByteArray())
                .isEqualTo(Files.readAllBytes(folder.resolve(file)));
    }
}
