package io.drawbridge.upload.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.problem.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/objects/bkt/a, a",
        "/v1/objects/bkt/a/b/c.bin, a/b/c.bin",
        "/v1/objects/bkt/a%20b+c, a b+c",
        "/v1/objects/bkt/%C3%BC%3F%23%25, ü?#%",
        "/v1/objects/bkt/file%2etxt, file.txt",
        "/v1/objects/bkt/%252F, %2F",
        "/v1/objects/bkt/...x/..y, ...x/..y",
        "/%76%31/objects/bkt/a, a",
        "/v1/objects/bkt/a;b=c, a;b=c"
    })
    void decodesTheKeyExactlyOnce(String path, String key) {
        assertThat(ObjectPath.parse(path)).hasValueSatisfying(target -> {
            assertThat(target.key().value()).isEqualTo(key);
            assertThat(target.bucket().value()).isEqualTo("bkt");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/objects",
                "/v1/objects/",
                "/v1/objects/bkt",
                "/v1/objects/bkt/",
                "/v1/objects/bkt//a",
                "/v1/objects//a",
                "/v1/objects/bkt/a//b",
                "/v1/objects/bkt/a/",
                "/v1/objects/bkt/../a",
                "/v1/objects/bkt/a/..",
                "/v1/objects/bkt/./a",
                "/v1/objects/bkt/%2e%2e/a",
                "/v1/objects/bkt/%2E/a",
                "/v1/objects/bkt/.%2e/a",
                "/v1/objects/bkt/a%2Fb",
                "/v1/objects/bkt/a%2fb",
                "/v1/objects/bkt/%2Fa",
                "/v1/objects/bkt/a%00",
                "/v1/objects/bkt/a%0Ab",
                "/v1/objects/bkt/a%7F",
                "/v1/objects/bkt/%C2%85",
                "/v1/objects/bkt/%FF",
                "/v1/objects/bkt/%C3",
                "/v1/objects/bkt/%C0%AF",
                "/v1/objects/bkt/%ED%A0%80",
                "/v1/objects/bkt/a%",
                "/v1/objects/bkt/a%4",
                "/v1/objects/bkt/a%zz",
                "/v1/objects/bkt/ü",
                "/v1/objects/BKT/a",
                "/v1/objects/b/a",
                "/v1/objects/b..kt/a",
                "/v1/objects/10.0.0.1/a",
                "/v1/objects/b%2Fkt/a",
                "/v1//objects/bkt/a",
                "//v1/objects/bkt/a",
                "/x/../v1/objects/bkt/a",
                "/./v1/objects/bkt/a"
            })
    void refusesWhatARouterOrAStoreMightReadInAnotherWay(String path) {
        assertThatThrownBy(() -> ObjectPath.parse(path)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/q/health/ready", "/other", "/v1/objectsx/bkt/a"})
    void leavesOtherPathsAlone(String path) {
        assertThat(ObjectPath.parse(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_024})
    void takesKeysUpToTheLimit(int length) {
        String key = "k".repeat(length);
        assertThat(ObjectPath.parse("/v1/objects/bkt/" + key)
                        .orElseThrow()
                        .key()
                        .value())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_025, 5_000})
    void refusesKeysOverTheLimitInBytes(int length) {
        assertThatThrownBy(() -> ObjectPath.parse("/v1/objects/bkt/" + "k".repeat(length)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ObjectPath.parse("/v1/objects/bkt/" + "%C3%BC".repeat(length / 2 + 1)))
                .isInstanceOf(Refusal.class);
    }

    /** What comes out is the key that was encoded, or nothing at all: never another key. */
    @Property
    void neverYieldsAnotherKeyThanTheOneThatWasEncoded(@ForAll @StringLength(max = 60) String key) {
        try {
            assertThat(ObjectPath.parse("/v1/objects/bkt/" + encode(key))
                            .orElseThrow()
                            .key()
                            .value())
                    .isEqualTo(key);
        } catch (Refusal refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    private static String encode(String key) {
        return Arrays.stream(key.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
