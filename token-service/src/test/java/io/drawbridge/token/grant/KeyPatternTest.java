package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {

    @Test
    void isAKeyOrAFolder() {
        assertThat(resolve("exact/file.bin", "alice")).containsExactly(new ObjectKey("exact/file.bin"));
        assertThat(resolve("uploads/*", "alice")).containsExactly(new KeyPrefix("uploads/"));
        assertThat(resolve("*", "alice")).containsExactly(KeyPrefix.WHOLE_BUCKET);
    }

    @Test
    void standsForTheCaller() {
        assertThat(resolve("users/{subject}/*", "alice")).containsExactly(new KeyPrefix("users/alice/"));
        assertThat(resolve("u-{subject}.bin", "alice")).containsExactly(new ObjectKey("u-alice.bin"));
        assertThat(resolve("{group}/{subject}/*", "alice", "a", "b"))
                .containsExactlyInAnyOrder(new KeyPrefix("a/alice/"), new KeyPrefix("b/alice/"));
        assertThat(resolve("{group}/*", "alice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".",
                "a/b",
                "*",
                "a*",
                "?",
                "{group}",
                "${aws:username}",
                "a b",
                "a\tb",
                "a%2Fb",
                "a\\b",
                "a\u200bb",
                "a\u202eb"
            })
    void coversNothingForNamesThatCouldReachFurther(String name) {
        assertThat(resolve("users/{subject}/*", name)).isEmpty();
        assertThat(resolve("teams/{group}/*", "alice", name)).isEmpty();
    }

    @Test
    void takesNamesOfIdentityProviders() {
        assertThat(resolve("u/{subject}/*", "system:serviceaccount:team-a:ci"))
                .containsExactly(new KeyPrefix("u/system:serviceaccount:team-a:ci/"));
        assertThat(resolve("u/{subject}/*", "ann@example.org")).hasSize(1);
    }

    @Test
    void coversNothingForNamesThatNoKeyHasRoomFor() {
        assertThat(resolve("a".repeat(1000) + "/{subject}/*", "x".repeat(100))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a/*",
                "a//b",
                "a/../b",
                "up*",
                "a/*/b",
                "a/**",
                "a/?",
                "{subject}*",
                "users/{subject}-{group}/*",
                "{user}/*",
                "{subject/*",
                "subject}/*",
                "{{subject}}/*",
                "{}/*",
                "a\u0000/*",
                "a/"
            })
    void refusesWhatCouldMeanMoreThanItLooks(String pattern) {
        assertThatThrownBy(() -> KeyPattern.parse(pattern)).isInstanceOf(ProblemException.class);
    }

    private static List<Target> resolve(String pattern, String subject, String... groups) {
        return KeyPattern.parse(pattern).resolve(subject, List.of(groups)).toList();
    }
}
