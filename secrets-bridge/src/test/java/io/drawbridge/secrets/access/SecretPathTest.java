package io.drawbridge.secrets.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPathTest {

    @Test
    void dropsSlashesThatSayNothing() {
        assertThat(SecretPath.clean("/a//b/").segments()).containsExactly("a", "b");
        assertThat(SecretPath.clean("a%2f%2Fb%2f").segments()).containsExactly("a", "b");
        assertThat(SecretPath.clean("///").isMount()).isTrue();
    }

    @Test
    void decodesOnce() {
        assertThat(SecretPath.clean("a%20b/%C3%A9+c").segments()).containsExactly("a b", "é+c");
    }

    @Test
    void keepsDotsThatAreNoSegments() {
        assertThat(SecretPath.clean("a..b/.c/d.../...").segments()).containsExactly("a..b", ".c", "d...", "...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "a/../b",
                "a/./b",
                "%2e%2e",
                "a/%2E./b",
                "a%2f..%2fb",
                "a/.%2e/b",
                "..%2f",
                "%2e",
                "a/..;x/b",
                "a/%20../b",
                "a/..%20/b",
                "%EF%BC%8E%EF%BC%8E/a",
                "%E2%80%A5",
                "a/.%20./b",
                "%E2%80%A4%E2%80%A4"
            })
    void refusesDotSegmentsHoweverTheyAreSpelt(String raw) {
        assertThatThrownBy(() -> SecretPath.clean(raw))
                .isInstanceOf(InvalidPathException.class)
                .hasMessage("relative paths not supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%252e%252e",
                "a%255c",
                "a%00",
                "a%0a",
                "a%0D",
                "a%7f",
                "a%C2%85",
                "a%E2%80%8B",
                "a%E2%80%AE",
                "a%5c..%5cb",
                "%zz",
                "%2",
                "%",
                "a%FF",
                "a%C0%AE",
                "é",
                "a%ED%A0%80"
            })
    void refusesWhatCouldMeanSomethingElseLater(String raw) {
        assertThatThrownBy(() -> SecretPath.clean(raw)).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void refusesPathsThatAreTooLong() {
        assertThatThrownBy(() -> SecretPath.clean("a".repeat(SecretPath.MAX_LENGTH + 1)))
                .isInstanceOf(InvalidPathException.class)
                .hasMessageContaining("2048");
    }

    @Test
    void neverRepeatsThePathInItsMessage() {
        assertThatThrownBy(() -> SecretPath.clean("marker/../x")).message().doesNotContain("marker");
    }

    @Property
    void noSpellingOfDotsEscapes(@ForAll("hostile") String raw) {
        SecretPath path;
        try {
            path = SecretPath.clean("team-a/" + raw);
        } catch (InvalidPathException expected) {
            return;
        }
        assertThat(path.segments().get(0)).isEqualTo("team-a");
        assertThat(path.segments()).noneMatch(s -> s.equals(".") || s.equals("..") || s.isEmpty() || s.contains("/"));
        assertThat(path.toString()).doesNotContainPattern("[\\p{Cntrl}\\\\]").doesNotContainPattern("%[0-9a-fA-F]{2}");
    }

    @Property
    void cleaningAgainChangesNothing(@ForAll("hostile") String raw) {
        SecretPath once;
        try {
            once = SecretPath.clean(raw);
        } catch (InvalidPathException expected) {
            return;
        }
        assertThat(SecretPath.clean(encode(once.segments()))).isEqualTo(once);
    }

    @Property
    void keepsEveryOrdinarySegment(@ForAll("ordinary") List<String> segments) {
        Assume.that(segments.stream().noneMatch(s -> s.matches("\\.{1,2}")));
        assertThat(SecretPath.clean(encode(segments)).segments()).isEqualTo(segments);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        ".",
                        "..",
                        "/",
                        "//",
                        "%2e",
                        "%2E",
                        "%2f",
                        "%2F",
                        "%5c",
                        "%00",
                        "%25",
                        "%252e",
                        ";",
                        "a",
                        "team-b",
                        "%",
                        "2e",
                        "%20",
                        "%EF%BC%8E",
                        "\u002e",
                        "%0a",
                        "+",
                        "*",
                        "%e2%80%a5")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> ordinary() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("-_.~ !$&'()*+,=:@é中")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(s -> !s.isBlank() && !s.strip().matches("[. ]+"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static String encode(List<String> segments) {
        return String.join(
                "/",
                segments.stream()
                        .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
                        .toList());
    }
}
