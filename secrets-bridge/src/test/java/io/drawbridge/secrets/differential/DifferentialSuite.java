package io.drawbridge.secrets.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.secrets.testing.BridgeCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same requests go to the upstream, with a token whose policy says what the bridge's rule says, and to the bridge;
 * what a client reads must be the same.
 */
abstract class DifferentialSuite {

    private static final String POLICY = "{\\\"path\\\":{"
            + "\\\"secret/data/team-a/*\\\":{\\\"capabilities\\\":[\\\"read\\\"]},"
            + "\\\"kv1/team-a/*\\\":{\\\"capabilities\\\":[\\\"read\\\",\\\"list\\\"]},"
            + "\\\"secret/metadata/team-a/*\\\":{\\\"capabilities\\\":[\\\"read\\\",\\\"list\\\"]}}}";

    private static final AtomicInteger compared = new AtomicInteger();

    private BridgeCaller upstream;
    private BridgeCaller bridge;

    /** The upstream as root. */
    abstract BridgeCaller root();

    /** The bridge as a ServiceAccount of team-a. */
    abstract BridgeCaller bridge();

    @BeforeEach
    void prepare() {
        BridgeCaller root = root();
        // Once for all tests: a wiring keeps its server.
        if (root.get("secret/metadata/team-a/plain").status() == 404) {
            seed(root);
        }
        root.put("sys/policies/acl/team-a", "{\"policy\":\"" + POLICY + "\"}");
        upstream =
                root.as(root.put("auth/token/create", "{\"policies\":[\"team-a\"],\"ttl\":\"10m\",\"type\":\"batch\"}")
                        .json()
                        .at("/auth/client_token")
                        .asText());
        bridge = bridge();
    }

    static Stream<String> paths() {
        return DifferentialPaths.all().stream();
    }

    @AfterAll
    static void count() {
        System.out.println("compared with the upstream: " + compared.getAndSet(0) + " requests"); // console
    }

    @ParameterizedTest
    @MethodSource("paths")
    void answersAsTheUpstreamDoes(String path) {
        BridgeCaller.Answer expected = upstream.get(path);
        BridgeCaller.Answer actual = bridge.get(path);
        compared.incrementAndGet();
        assertThat(actual.status()).as(expected.text()).isEqualTo(expected.status());
        assertThat(actual.header("Content-Type")).startsWith("application/json");
        assertThat(names(actual.json())).isEqualTo(names(expected.json()));
        if (expected.json().has("data")) {
            assertSame(path, expected.json(), actual.json());
        } else if (expected.status() == 404) {
            assertThat(actual.json()).isEqualTo(expected.json());
        } else {
            assertThat(actual.json().get("errors")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret/metadata/", "kv1/"})
    void listsByBothMethods(String mount) {
        for (String folder : List.of("team-a", "team-a/", "team-a/deep", "team-a/none", "team-b")) {
            BridgeCaller.Answer expected = upstream.list(mount + folder);
            BridgeCaller.Answer actual = bridge.list(mount + folder);
            compared.incrementAndGet();
            assertThat(actual.status()).as(folder).isEqualTo(expected.status());
            assertThat(actual.json().path("data"))
                    .as(folder)
                    .isEqualTo(expected.json().path("data"));
        }
        assertThat(bridge.list("secret/data/team-a").status())
                .isEqualTo(root().list("secret/data/team-a").status());
    }

    @Test
    void describesMountsAsRootSeesThem() {
        for (String mount : List.of("secret", "kv1")) {
            JsonNode expected = root().get("sys/mounts/" + mount).json();
            JsonNode actual = bridge.get("sys/mounts/" + mount).json();
            for (String field : List.of("/data/type", "/data/options/version", "/data/local")) {
                assertThat(actual.at(field)).as(field).isEqualTo(expected.at(field));
            }
        }
    }

    @Test
    void passesNumbersOnDigitForDigit() {
        String expected = upstream.get("secret/data/team-a/numbers").text();
        String values = expected.substring(expected.indexOf("{\"data\":{"), expected.indexOf("\"metadata\""));
        assertThat(values).contains("234567890");
        assertThat(bridge.get("secret/data/team-a/numbers").text()).contains(values);
    }

    @Test
    void describesItsTokensLikeABatchToken() {
        JsonNode expected = upstream.get("auth/token/lookup-self").json().get("data");
        JsonNode actual = bridge.get("auth/token/lookup-self").json().get("data");
        assertThat(names(actual)).containsAll(names(expected));
        for (String name : names(expected)) {
            // Who somebody is has its own words on each side, of the same type.
            assertThat(actual.get(name).getNodeType() == expected.get(name).getNodeType() || name.equals("meta"))
                    .as(name)
                    .isTrue();
        }
        for (String same : List.of("type", "renewable", "accessor", "num_uses", "explicit_max_ttl", "creation_ttl")) {
            assertThat(actual.get(same)).as(same).isEqualTo(expected.get(same));
        }
    }

    @Test
    void isHealthyInTheSameWords() {
        JsonNode expected = upstream.get("sys/health").json();
        JsonNode actual = bridge.get("sys/health").json();
        for (String field : List.of("initialized", "sealed", "standby")) {
            assertThat(actual.get(field)).as(field).isEqualTo(expected.get(field));
        }
        assertThat(bridge.as("").get("sys/health").status()).isEqualTo(200);
    }

    @Test
    void refusesUnknownTokensAlike() {
        for (String path :
                List.of("secret/data/team-a/plain", "auth/token/lookup-self", "sys/internal/ui/mounts/secret/x")) {
            for (String token : List.of("", "wrong")) {
                assertThat(bridge.as(token).get(path).shape())
                        .isEqualTo(upstream.as(token).get(path).shape());
            }
        }
    }

    private static void assertSame(String path, JsonNode expected, JsonNode actual) {
        if (path.startsWith("sys/")) {
            for (String field : List.of("/data/path", "/data/type", "/data/options/version")) {
                assertThat(actual.at(field)).as(field).isEqualTo(expected.at(field));
            }
            return;
        }
        assertThat(actual.get("data")).isEqualTo(expected.get("data"));
        for (String field : List.of("lease_id", "renewable", "wrap_info", "auth")) {
            assertThat(actual.get(field)).as(field).isEqualTo(expected.get(field));
        }
        if (!DifferentialPaths.isWarnedAbout(path)) {
            assertThat(actual.get("warnings")).isEqualTo(expected.get("warnings"));
        }
        if (!path.startsWith("kv1/")) {
            // KV v1 shows the server's default lease, which nobody keeps to.
            assertThat(actual.get("lease_duration")).isEqualTo(expected.get("lease_duration"));
        }
    }

    private static void seed(BridgeCaller root) {
        write(root, "plain", "{\"user\":\"u\",\"password\":\"p\"}");
        write(
                root,
                "numbers",
                "{\"n\":1.50,\"big\":12345678901234567890123,\"x\":0.1000000000000000055511151231257827}");
        write(root, "nested", "{\"o\":{\"a\":[1,null,true,\"é\"]},\"t\":\"line\\nbreak \\\"quoted\\\"\"}");
        write(root, "empty", "{}");
        for (String name :
                List.of("a%20b", "%C3%A9%E4%B8%AD", "x%3Fy%23z", "100%25", "deep/er/still", "a.b..c", "deleted")) {
            write(root, name, "{\"k\":\"v\"}");
        }
        root.call("DELETE", "secret/data/team-a/deleted", "");
        write(root, "destroyed", "{\"k\":\"v\"}");
        root.put("secret/destroy/team-a/destroyed", "{\"versions\":[1]}");
        for (int i = 1; i <= 3; i++) {
            write(root, "versions", "{\"i\":" + i + "}");
        }
        root.put("secret/delete/team-a/versions", "{\"versions\":[2]}");
        root.put("secret/metadata/team-a/metadata-only", "{\"custom_metadata\":{\"owner\":\"a\"}}");
        write(root, "custom", "{\"k\":\"v\"}");
        root.put(
                "secret/metadata/team-a/custom",
                "{\"custom_metadata\":{\"owner\":\"a\",\"n\":\"1\"},\"max_versions\":3}");
        root.put("secret/data/team-b/db", "{\"data\":{\"k\":\"v\"}}");
        seedVersionOne(root);
    }

    private static void seedVersionOne(BridgeCaller root) {
        // Refused where it is there already.
        root.put("sys/mounts/kv1", "{\"type\":\"kv\",\"options\":{\"version\":\"1\"}}");
        root.put("kv1/team-b/db", "{\"k\":\"v\"}");
        root.put("kv1/team-a/numbers", "{\"n\":1.50,\"big\":12345678901234567890123}");
        for (String name : List.of("plain", "nested", "a%20b", "deep/er/still", "a.b..c", "data/x", "metadata")) {
            root.put("kv1/team-a/" + name, "{\"k\":\"v\",\"o\":{\"a\":[1,null]}}");
        }
        for (String name : DifferentialPaths.CHARACTERS) {
            write(root, name, "{\"k\":\"v\"}");
            root.put("kv1/team-a/" + name, "{\"k\":\"v\"}");
        }
    }

    private static void write(BridgeCaller root, String name, String values) {
        assertThat(root.put("secret/data/team-a/" + name, "{\"data\":" + values + "}")
                        .status())
                .as(name)
                .isEqualTo(200);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }
}
