package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Target;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 7);
    private static final String ID = "0190163d-8694-739b-aea5-966c26f8ad91";

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
    void standsForTheDay() {
        assertThat(resolve("in/{date}/*", "alice")).containsExactly(new KeyPrefix("in/2026-03-07/"));
        assertThat(resolve("report-{date}.csv", "alice")).containsExactly(new ObjectKey("report-2026-03-07.csv"));
    }

    @Test
    void standsForTheUuidThatIsAskedFor() {
        assertThat(resolveFor("in/{uuid}/*", new ObjectKey("in/" + ID + "/f")))
                .containsExactly(new KeyPrefix("in/" + ID + "/"));
        assertThat(resolveFor("in/{uuid}/*", new KeyPrefix("in/" + ID + "/sub/")))
                .containsExactly(new KeyPrefix("in/" + ID + "/"));
        assertThat(resolveFor("{subject}/f-{uuid}.bin", new ObjectKey("alice/f-" + ID + ".bin")))
                .containsExactly(new ObjectKey("alice/f-" + ID + ".bin"));
        assertThat(resolveFor("{group}/{uuid}/{date}/*", new ObjectKey("b/" + ID + "/2026-03-07/f")))
                .contains(new KeyPrefix("b/" + ID + "/2026-03-07/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in",
                "in/x/f",
                "in/f",
                "in/0190163D-8694-739B-AEA5-966C26F8AD91/f",
                "in/0190163d8694739baea5966c26f8ad91/f",
                "in/{0190163d-8694-739b-aea5-966c26f8ad91}/f",
                "in/0190163d-8694-739b-aea5-966c26f8ad91x/f",
                "in/{uuid}/f",
                "x/0190163d-8694-739b-aea5-966c26f8ad91"
            })
    void takesNothingElseForAUuid(String key) {
        Target asked = new ObjectKey(key);
        assertThat(resolveFor("in/{uuid}/*", asked)).noneMatch(target -> target.covers(asked));
    }

    /** Else one session could write into everybody's folder. */
    @Test
    void coversNoFolderOfManyUuids() {
        assertThat(resolveFor("in/{uuid}/*", new KeyPrefix("in/"))).noneMatch(t -> t.covers(new KeyPrefix("in/")));
        assertThat(resolveFor("{uuid}/*", KeyPrefix.WHOLE_BUCKET)).isEmpty();
    }

    @Test
    void isShownAsTheCallerHasIt() {
        assertThat(KeyPattern.parse("{group}/{date}/{uuid}/*")
                        .describe(new Placeholders("alice", List.of("a", "b"), TODAY)))
                .containsExactly("a/2026-03-07/{uuid}/*", "b/2026-03-07/{uuid}/*");
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
                "{date}-{uuid}",
                "{DATE}/*",
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
        return KeyPattern.parse(pattern)
                .resolve(new Placeholders(subject, List.of(groups), TODAY), new ObjectKey("any"))
                .toList();
    }

    private static List<Target> resolveFor(String pattern, Target asked) {
        return KeyPattern.parse(pattern)
                .resolve(new Placeholders("alice", List.of("a", "b"), TODAY), asked)
                .toList();
    }
}
