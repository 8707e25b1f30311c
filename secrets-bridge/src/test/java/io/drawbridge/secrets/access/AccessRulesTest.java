package io.drawbridge.secrets.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.secrets.access.Audience.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    private static final Set<Verb> ALL = Set.of(Verb.values());

    private final AccessRules rules = new AccessRules(List.of(
            rule("own", Set.of("*"), Set.of("*"), "secret", List.of("{namespace}/*"), ALL),
            rule("shared", Set.of("team-a"), Set.of("reader"), "secret", List.of("shared/+/public"), Set.of(Verb.READ)),
            rule("names", Set.of("team-c"), Set.of("*"), "other", List.of("*"), Set.of(Verb.LIST))));

    private record Person(String namespace, Optional<String> account, Optional<Map<String, String>> labels)
            implements Subject {

        Person(String namespace, String account) {
            this(namespace, Optional.of(account), Optional.empty());
        }
    }

    @Test
    void allowsWhatARuleNames() {
        assertThat(decide("team-a", "x", Verb.READ, "secret", "team-a/db")).isEqualTo(new Decision.Allowed("own"));
        assertThat(decide("team-a", "reader", Verb.READ, "secret", "shared/x/public"))
                .isEqualTo(new Decision.Allowed("shared"));
    }

    @Test
    void deniesEverythingElse() {
        Decision denied = new Decision.Denied();
        assertThat(decide("team-b", "x", Verb.READ, "secret", "team-a/db")).isEqualTo(denied);
        assertThat(decide("team-a", "x", Verb.READ, "other", "team-a/db")).isEqualTo(denied);
        assertThat(decide("team-a", "other", Verb.READ, "secret", "shared/x/public"))
                .isEqualTo(denied);
        assertThat(decide("team-a", "reader", Verb.METADATA, "secret", "shared/x/public"))
                .isEqualTo(denied);
        assertThat(decide("team-a", "x", Verb.READ, "secret", "team-a")).isEqualTo(denied);
        assertThat(new AccessRules(List.of())
                        .decide(new Person("a", "b"), Verb.READ, "secret", SecretPath.clean("a/b")))
                .isEqualTo(denied);
    }

    @Test
    void listsFoldersThatAListingRuleReaches() {
        assertThat(decide("team-a", "x", Verb.LIST, "secret", "")).isInstanceOf(Decision.Allowed.class);
        assertThat(decide("team-a", "x", Verb.LIST, "secret", "team-a/sub")).isInstanceOf(Decision.Allowed.class);
        assertThat(decide("team-a", "x", Verb.LIST, "secret", "team-b")).isInstanceOf(Decision.Denied.class);
        assertThat(decide("team-a", "reader", Verb.LIST, "secret", "shared")).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void showsNamesThatMayBeReadOnly() {
        Subject reader = new Person("team-a", "reader");
        SecretPath root = SecretPath.clean("");
        assertThat(rules.mayShow(reader, "secret", root, "team-a/")).isTrue();
        assertThat(rules.mayShow(reader, "secret", root, "team-b/")).isFalse();
        assertThat(rules.mayShow(reader, "secret", root, "team-a")).isFalse();
        assertThat(rules.mayShow(reader, "secret", root, "shared/")).isTrue();
        assertThat(rules.mayShow(reader, "secret", SecretPath.clean("shared/x"), "public"))
                .isTrue();
        assertThat(rules.mayShow(reader, "secret", SecretPath.clean("shared/x"), "private"))
                .isFalse();
        assertThat(rules.mayShow(new Person("team-c", "x"), "other", root, "a")).isFalse();
    }

    @Test
    void seesMountsOfItsRulesOnly() {
        assertThat(rules.maySee(new Person("team-b", "x"), "secret")).isEqualTo(Match.YES);
        assertThat(rules.maySee(new Person("team-b", "x"), "other")).isEqualTo(Match.NO);
    }

    @Test
    void refusesRulesThatSayNothing() {
        assertThatThrownBy(() -> rule("r", Set.of("*"), Set.of("*"), "secret", List.of("*"), Set.of()))
                .hasMessage("drawbridge.rules.\"r\".verbs is empty");
        assertThatThrownBy(() -> rule("r", Set.of("*"), Set.of("*"), "secret/", List.of("*"), ALL))
                .hasMessageContaining("mount");
    }

    @Property
    void noNamespaceReadsAnothersFolder(
            @ForAll @AlphaChars @StringLength(min = 1, max = 3) String mine,
            @ForAll @AlphaChars @StringLength(min = 1, max = 3) String folder) {
        boolean allowed = decide(mine, "x", Verb.READ, "secret", folder + "/db") instanceof Decision.Allowed;
        assertThat(allowed).isEqualTo(mine.equals(folder));
    }

    private Decision decide(String namespace, String account, Verb verb, String mount, String path) {
        return rules.decide(new Person(namespace, account), verb, mount, SecretPath.clean(path));
    }

    private static AccessRule rule(
            String name,
            Set<String> namespaces,
            Set<String> accounts,
            String mount,
            List<String> paths,
            Set<Verb> verbs) {
        return new AccessRule(
                name,
                new Audience(patterns(namespaces), Map.of(), patterns(accounts), Set.of()),
                mount,
                paths.stream().map(PathPattern::parse).toList(),
                verbs);
    }

    private static Set<NamePattern> patterns(Set<String> texts) {
        return texts.stream().map(NamePattern::parse).collect(Collectors.toSet());
    }
}
