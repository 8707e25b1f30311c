package io.drawbridge.secrets.door.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookTest extends BridgeTest {

    private static final String VALUES = "{\"user\":\"u\",\"n\":1.5,\"big\":12345678901234567890123,\"yes\":true,"
            + "\"nothing\":null,\"a.b\":\"literal\",\"a\":{\"b\":\"hidden\",\"c\":[1.0,{\"d\":\"deep\"}]},\"t\":\"é \\\"q\\\"\"}";

    @Test
    void answersASecretAsTexts() {
        write("team-a/all", VALUES);
        BridgeCaller.Answer answer = get("ns=team-a&key=team-a%2Fall&property=&version=");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("data"))
                .hasToString("{\"user\":\"u\",\"n\":\"1.5\",\"big\":\"12345678901234567890123\",\"yes\":\"true\","
                        + "\"nothing\":\"\",\"a.b\":\"literal\","
                        + "\"a\":\"{\\\"b\\\":\\\"hidden\\\",\\\"c\\\":[1.0,{\\\"d\\\":\\\"deep\\\"}]}\","
                        + "\"t\":\"é \\\"q\\\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user|u",
                "n|1.5",
                "big|12345678901234567890123",
                "a.b|literal",
                "a.c.0|1.0",
                "a.c.1.d|deep",
                "a.c.1|{\"d\":\"deep\"}"
            })
    void findsProperties(String property, String value) {
        write("team-a/all", VALUES);
        assertThat(get("ns=team-a&key=team-a/all&property=" + property)
                        .json()
                        .get("data")
                        .asText())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "user.x", "a.none", "a.c.2", "a.", ".", "a.c.-1", "%00"})
    void missingPropertiesAreNotFound(String property) {
        write("team-a/all", VALUES);
        assertProblem(get("ns=team-a&key=team-a/all&property=" + property), 404, "no-secret");
    }

    @Test
    void decodesWhatExternalSecretsEncodes() {
        vault.put("secret", "team-a/a b/ü+%&", Map.of("k k", "v"));
        assertThat(get("ns=team-a&key=team-a%2Fa+b%2F%C3%BC%2B%25%26&property=k+k")
                        .json()
                        .get("data")
                        .asText())
                .isEqualTo("v");
    }

    @Test
    void readsVersionsAndVersionOneMounts() {
        vault.put("secret", "team-a/db", Map.of("user", "second"));
        assertThat(get("ns=team-a&key=team-a/db&property=user&version=1")
                        .json()
                        .get("data")
                        .asText())
                .isEqualTo("u");
        assertProblem(get("ns=team-a&key=team-a/db&version=9"), 404, "no-secret");
        vault.put("kv1", "team-a/old", Map.of("data", "x"));
        assertThat(ask(BridgeStack.STORE1_CREDENTIAL, "ns=team-a&key=team-a/old&property=data")
                        .json()
                        .get("data")
                        .asText())
                .isEqualTo("x");
        assertProblem(ask(BridgeStack.STORE1_CREDENTIAL, "ns=team-a&key=team-a/old&version=1"), 400, "invalid-request");
    }

    @Test
    void takesBothCredentialsOfAStoreAndNoOther() {
        assertThat(ask(BridgeStack.FORMER_STORE_CREDENTIAL, "ns=team-a&key=team-a/db")
                        .status())
                .isEqualTo(200);
        for (String other : List.of("", "x", vault.rootToken(), teamA.token(), BridgeStack.sha256("x"))) {
            assertProblem(ask(other, "ns=team-a&key=team-a/db"), 401, "unauthenticated");
        }
        // Nobody unknown learns what is wrong with a query.
        assertProblem(ask("x", "nonsense"), 401, "unauthenticated");
    }

    @Test
    void aStoresWordCountsOnlyWhereARuleNamesTheStore() {
        assertProblem(get("ns=team-a&key=team-b/db"), 403, "forbidden");
        assertProblem(get("ns=other&key=other/db"), 403, "forbidden");
        assertProblem(ask(BridgeStack.STORE1_CREDENTIAL, "ns=team-a&key=team-b/x"), 403, "forbidden");
        assertThat(vault.requests().total()).isZero();
        assertThat(nobody().as(BridgeStack.STORE_CREDENTIAL)
                        .get("secret/data/team-a/db")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusalsDifferInNothingButTheirId() {
        String there = withoutId(get("ns=team-a&key=team-b/db"));
        assertThat(there).isEqualTo(withoutId(get("ns=team-a&key=team-b/none")));
        assertThat(there).isEqualTo(withoutId(get("ns=team-a&key=nowhere")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ns=team-a",
                "key=team-a/db",
                "ns=&key=team-a/db",
                "ns=%3Cno+value%3E&key=team-a/db",
                "ns=Team&key=team-a/db",
                "ns=team-a/x&key=team-a/db",
                "ns=team-a&key=team-a/../team-b/db",
                "ns=team-a&key=team-a%2F..%2Fteam-b%2Fdb",
                "ns=team-a&key=team-a/%252e%252e/team-b/db",
                "ns=team-a&key=/",
                "ns=team-a&key=team-a/%00",
                "ns=team-a&ns=team-b&key=team-a/db",
                "ns=team-a&key=team-a/db&key=team-b/db",
                "ns=team-a&key=team-a/db&version=x",
                "ns=team-a&key=team-a/db&version=-1",
                "ns=team-a&key=team-a/db&version=1.0",
                "ns=team-a&key=team-a/db&mount=kv1",
                "ns=team-a&key=team-a/db&NS=x"
            })
    void refusesQueriesThatCannotBeMeant(String query) {
        assertProblem(get(query), 400, "invalid-request");
        assertThat(vault.requests().total()).isZero();
    }

    @Test
    void knowsNothingWhileVaultIsAway() {
        vault.seal();
        try {
            BridgeCaller.Answer answer = get("ns=team-a&key=team-a/db");
            assertProblem(answer, 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        } finally {
            vault.unseal();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void servesNoWrites(String method) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(nobody().address() + "/eso/v1/secret?ns=team-a&key=team-a/db"))
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .header("Authorization", "Bearer " + BridgeStack.STORE_CREDENTIAL)
                .build();
        assertProblem(BridgeCaller.send(request), 405, "method-not-allowed");
    }

    private BridgeCaller.Answer get(String query) {
        return ask(BridgeStack.STORE_CREDENTIAL, query);
    }

    private BridgeCaller.Answer ask(String credential, String query) {
        return BridgeCaller.send(HttpRequest.newBuilder(URI.create(nobody().address() + "/eso/v1/secret?" + query))
                .header("Authorization", "Bearer " + credential)
                .build());
    }

    private void write(String path, String values) {
        BridgeCaller root = new BridgeCaller(vault.address(), vault.rootToken());
        assertThat(root.put("secret/data/" + path, "{\"data\":" + values + "}").status())
                .isEqualTo(200);
        vault.requests().reset();
    }

    private static void assertProblem(BridgeCaller.Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("urn:drawbridge:problem:" + slug);
        assertThat(answer.json().get("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }

    private static String withoutId(BridgeCaller.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        String id = headers.remove("X-Request-Id").get(0);
        return answer.status() + answer.text().replace(id, "") + headers;
    }
}
