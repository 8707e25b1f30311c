package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any door sees it: the table in docs/upload-gateway.md. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class RequestLimitsTest {

    private static final int TOO_LONG = 20_000;

    @Test
    void aRequestLineThatIsTooLong() {
        assertEmpty(414, "PUT /v1/objects/b/" + "k".repeat(TOO_LONG) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @Test
    void headersThatAreTooLong() {
        assertEmpty(431, RawClient.object("uploads/k", "X-Long: " + "x".repeat(TOO_LONG), "Content-Length: 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001 hello\r\n\r\n",
                "PUT /v1/objects/b/k\r\n\r\n",
                "PUT /a HTTP/1.1\r\nHost : a\r\n\r\n"
            })
    void whatIsNoRequest(String bytes) {
        assertEmpty(400, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: ten", "Content-Length: -5", "Content-Length: 5\r\nContent-Length: 6"})
    void aLengthThatIsNone(String header) {
        assertEmpty(400, RawClient.object("uploads/k", header) + "hello");
    }

    /** Somebody on the way might see another end of the body than we. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "gzip, chunked", "chunked\r\nTransfer-Encoding: x", "identity"})
    void aTransferEncodingThatIsNotChunked(String coding) {
        String request = RawClient.object("uploads/k", "Transfer-Encoding: " + coding, "Content-Length: 5");
        try (RawClient client = new RawClient()) {
            assertThat(client.send(request + "hello").answer())
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("connection: close")
                    .contains("urn:drawbridge:problem:invalid-header");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000000000000", "999999999999999999"})
    void aLengthThatNoStoreTakes(String length) {
        try (RawClient client = new RawClient()) {
            assertThat(client.send(RawClient.object("uploads/k", "Content-Length: " + length))
                            .answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("urn:drawbridge:problem:too-large");
        }
    }

    /** By Vert.x, which lets nobody else answer. */
    private static void assertEmpty(int status, String request) {
        assertThat(answerTo(request)).matches("HTTP/1\\.[01] " + status + " [^\r]*\r\ncontent-length: 0\r\n\r\n");
    }

    private static String answerTo(String request) {
        try (RawClient client = new RawClient()) {
            return client.send(request).rest();
        }
    }
}
