package io.drawbridge.secrets.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.secrets.access.Audience.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

    private static final Map<String, String> GOLD = Map.of("tier", "gold", "more", "x");

    @ParameterizedTest
    @CsvSource({
        "*, team-a, true",
        "team-a, team-a, true",
        "team-a, team-ab, false",
        "team-*, team-a, true",
        "team-*, team-, true",
        "team-*, xteam-a, false",
        "*-prod, team-prod, true",
        "*-prod, team-prod2, false",
        "a*b*c, axxbyyc, true",
        "a*b*c, ac, false",
        "a.b, axb, false"
    })
    void patternsStandForNames(String pattern, String name, boolean matches) {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Team", "a/b", "a b", "(a|b)", "a?"})
    void refusesPatternsThatNoNameMatches(String pattern) {
        assertThatThrownBy(() -> NamePattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksForAllLabels() {
        Audience audience = audience(Map.of("tier", "gold"), Set.of());
        assertThat(audience.match(account(Optional.of(GOLD)))).isEqualTo(Match.YES);
        assertThat(audience.match(account(Optional.of(Map.of("tier", "silver")))))
                .isEqualTo(Match.NO);
        assertThat(audience.match(account(Optional.of(Map.of())))).isEqualTo(Match.NO);
        assertThat(audience.match(account(Optional.empty()))).isEqualTo(Match.UNKNOWN);
        assertThat(audience(Map.of("tier", "gold", "other", "y"), Set.of()).match(account(Optional.of(GOLD))))
                .isEqualTo(Match.NO);
    }

    @Test
    void takesAStoresWordOnlyWhereARuleNamesTheStore() {
        Subject store = new LabelledSubject("team-a", Optional.empty(), Optional.of("eso"), Optional.empty());
        Subject other = new LabelledSubject("team-a", Optional.empty(), Optional.of("else"), Optional.empty());
        assertThat(audience(Map.of(), Set.of("eso")).match(store)).isEqualTo(Match.YES);
        assertThat(audience(Map.of(), Set.of("eso")).match(other)).isEqualTo(Match.NO);
        assertThat(audience(Map.of(), Set.of()).match(store)).isEqualTo(Match.NO);
        assertThat(audience(Map.of(), Set.of("eso")).match(account(Optional.empty())))
                .isEqualTo(Match.NO);
    }

    @Test
    void decidesNothingThatHangsOnLabelsThatNobodyKnows() {
        AccessRules rules = new AccessRules(List.of(
                rule("own", audience(Map.of(), Set.of()), "{namespace}/*"),
                rule("gold", audience(Map.of("tier", "gold"), Set.of()), "gold/*")));
        Subject unknown = account(Optional.empty());
        assertThat(decide(rules, unknown, Verb.READ, "team-a/x")).isInstanceOf(Decision.Allowed.class);
        assertThat(decide(rules, unknown, Verb.READ, "gold/x")).isInstanceOf(Decision.Undecided.class);
        assertThat(decide(rules, unknown, Verb.READ, "else/x")).isInstanceOf(Decision.Denied.class);
        assertThat(decide(rules, unknown, Verb.LIST, "team-a")).isInstanceOf(Decision.Allowed.class);
        // A list without the names that gold would show is no answer.
        assertThat(decide(rules, unknown, Verb.LIST, "")).isInstanceOf(Decision.Undecided.class);
        assertThat(decide(rules, account(Optional.of(GOLD)), Verb.READ, "gold/x"))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(decide(rules, account(Optional.of(Map.of())), Verb.READ, "gold/x"))
                .isInstanceOf(Decision.Denied.class);
    }

    private static Decision decide(AccessRules rules, Subject subject, Verb verb, String path) {
        return rules.decide(subject, verb, "secret", SecretPath.clean(path));
    }

    private static AccessRule rule(String name, Audience audience, String path) {
        return new AccessRule(name, audience, "secret", List.of(PathPattern.parse(path)), Set.of(Verb.values()));
    }

    private static Audience audience(Map<String, String> labels, Set<String> stores) {
        return new Audience(Set.of(NamePattern.parse("team-*")), labels, Set.of(NamePattern.parse("reader")), stores);
    }

    private static Subject account(Optional<Map<String, String>> labels) {
        return new LabelledSubject("team-a", Optional.of("reader"), Optional.empty(), labels);
    }
}
