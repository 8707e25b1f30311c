package io.drawbridge.devstack.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionPolicyPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "arn:aws:s3:::bkt/";

    @Property
    void escapedKeyAllowsItself(@ForAll("keys") String key) {
        assertThat(allows(escaped(key), key)).isTrue();
    }

    @Property(tries = 5000)
    void escapedKeyAllowsNoOther(@ForAll("keys") String key, @ForAll("keys") String other) {
        assertThat(allows(escaped(key), other)).isEqualTo(key.equals(other));
    }

    @Property
    void prefixAllowsWhatStartsWithIt(@ForAll("keys") String prefix, @ForAll("keys") String key) {
        assertThat(allows(escaped(prefix) + "/*", prefix + "/" + key)).isTrue();
        assertThat(allows(escaped(prefix) + "/*", prefix + key)).isEqualTo(key.startsWith("/"));
    }

    @Property
    void denyWins(@ForAll("keys") String key) {
        String resource = BUCKET + escaped(key);
        String document = document(List.of(statement("Allow", "*"), statement("Deny", resource)));

        assertThat(SessionPolicyEvaluator.of(document).allows("s3:PutObject", BUCKET + key, Map.of()))
                .isFalse();
    }

    /** An oracle that shares nothing with the matcher but the meaning of the two wildcards. */
    @Property(tries = 5000)
    void wildcardsMatchLikeARegularExpression(@ForAll("globs") String glob, @ForAll("texts") String text) {
        String regex = glob.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());

        assertThat(allows(glob, text)).isEqualTo(text.matches(regex));
    }

    @Property
    void anyTextIsEitherAPolicyOrMalformed(@ForAll String text) {
        try {
            SessionPolicyEvaluator.of(text);
        } catch (MalformedPolicyException expected) {
            assertThat(expected).hasMessageNotContaining("Exception");
        }
    }

    @Property
    void anyResourceIsEitherReadOrMalformed(
            @ForAll("globs") String start, @ForAll String text, @ForAll("keys") String key) {
        try {
            allows(start + text, key);
        } catch (MalformedPolicyException expected) {
            assertThat(text).contains("${");
        }
    }

    /** Keys rich in what means something to IAM, and all of Unicode. */
    @Provide
    Arbitrary<String> keys() {
        Arbitrary<String> special =
                Arbitraries.strings().withChars("ab/*?${}:.aws").ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> any =
                Arbitraries.strings().excludeChars((char) 0).ofMinLength(1).ofMaxLength(12);
        return Arbitraries.oneOf(
                special,
                any.filter(SessionPolicyPropertiesTest::isWellFormed),
                Arbitraries.of("${aws:username}", "a*", "a?"));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(8);
    }

    /** Without halves of surrogate pairs, which no UTF-8 holds. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(character -> character >= 0xD800 && character <= 0xDFFF);
    }

    private static String escaped(String key) {
        return key.chars()
                .mapToObj(character -> "*?$".indexOf(character) < 0
                        ? Character.toString((char) character)
                        : "${" + (char) character + "}")
                .collect(Collectors.joining());
    }

    private static boolean allows(String pattern, String key) {
        String document = document(List.of(statement("Allow", BUCKET + pattern)));
        return SessionPolicyEvaluator.of(document).allows("s3:PutObject", BUCKET + key, Map.of());
    }

    private static Map<String, Object> statement(String effect, String resource) {
        return Map.of("Effect", effect, "Action", "s3:PutObject", "Resource", resource);
    }

    private static String document(List<Map<String, Object>> statements) {
        try {
            return JSON.writeValueAsString(Map.of("Version", "2012-10-17", "Statement", statements));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
