package io.drawbridge.token.caller.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.config.Configs;
import io.drawbridge.token.fixture.Documents;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcIssuersReaderTest {

    private static final String CORP = "drawbridge.oidc.\"corp\".";
    private static final String CI = "drawbridge.oidc.\"ci\".";

    @Test
    void defaults() {
        OidcIssuer corp = read(Map.of()).find("https://corp.example").orElseThrow();
        assertThat(corp.name()).isEqualTo("corp");
        assertThat(corp.audience()).containsExactly("uploads");
        assertThat(corp.jwksUrl()).isEmpty();
        assertThat(corp.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(corp.keysTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(corp.tlsConfiguration()).isEmpty();
        assertThat(corp.claims().caller(Map.of("sub", "alice", "groups", List.of("a", 7, " "))))
                .contains(new Caller("corp:alice", Set.of("corp:a"), CallerKind.OIDC));
    }

    @Test
    void namesOfOthersAreNotGiven() {
        OidcIssuers issuers = read(Map.of(
                CORP + "subject-prefix", "-",
                CORP + "groups-prefix", "-",
                CI + "issuer", "https://ci.example",
                CI + "audience", "uploads"));
        ClaimRules corp = issuers.find("https://corp.example").orElseThrow().claims();
        ClaimRules ci = issuers.find("https://ci.example").orElseThrow().claims();
        assertThat(corp.caller(Map.of("sub", "alice", "groups", List.of("a", "ci:a", "system:masters"))))
                .contains(new Caller("alice", Set.of("a"), CallerKind.OIDC));
        assertThat(corp.caller(Map.of("sub", "ci:alice"))).isEmpty();
        assertThat(corp.caller(Map.of("sub", "system:serviceaccount:a:b"))).isEmpty();
        assertThat(ci.caller(Map.of("sub", "alice")).map(Caller::subject)).contains("ci:alice");
    }

    @Test
    void ofAPrefixWithinAPrefixTheLongerIsTheOthers() {
        NamePrefix outer = NamePrefix.among("corp:", List.of("corp:", "corp:eu:"));
        NamePrefix inner = NamePrefix.among("corp:eu:", List.of("corp:", "corp:eu:"));
        assertThat(outer.name("eu:bob")).isEmpty();
        assertThat(outer.name("bob")).contains("corp:bob");
        assertThat(inner.name("bob")).contains("corp:eu:bob");
    }

    @Test
    void otherClaimsAndPaths() {
        ClaimRules claims = read(Map.of(
                        CORP + "subject-claim", "email", CORP + "groups-claim", "resource_access/uploads/roles"))
                .find("https://corp.example")
                .orElseThrow()
                .claims();
        Map<String, Object> roles = Map.of("uploads", Map.of("roles", List.of("a")), "roles", List.of("b"));
        assertThat(claims.caller(Map.of("email", "a@b.example", "sub", "1", "resource_access", roles)))
                .contains(new Caller("corp:a@b.example", Set.of("corp:a"), CallerKind.OIDC));
        assertThat(claims.caller(Map.of("sub", "1"))).as("no email").isEmpty();
        assertThat(claims.caller(Map.of("email", 7))).isEmpty();
        assertThat(claims.caller(Map.of("email", "e", "resource_access", "x")).map(Caller::groups))
                .isEqualTo(Optional.of(Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://corp.example, must be an https URL",
        "issuer, corp, must be an https URL",
        "issuer, 'https://corp example', must be an https URL",
        "jwks-url, http://corp.example/keys, must be an https URL",
        "audience, any, must not be 'any'",
        "clock-skew, 6m, between 0s and 300s",
        "clock-skew, -1s, between 0s and 300s",
        "keys-ttl, 0s, between 1s",
        "groups-claim, a//b, must be a claim",
        "subject-prefix, system:, must not begin with system:",
        "groups-prefix, system:x, must not begin with system:",
    })
    void refusesAndNamesTheProperty(String key, String value, String advice) {
        assertThatThrownBy(() -> read(Map.of(CORP + key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(CORP + key + ": ")
                .hasMessageContaining(advice);
    }

    @Test
    void refusesNamesThatCouldBeTakenForOthers() {
        for (String name : List.of("system", "a:b", "A", "-")) {
            String key = "drawbridge.oidc.\"" + name + "\".";
            assertThatThrownBy(() -> read(Map.of(key + "issuer", "https://x.example", key + "audience", "a")))
                    .as(name)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the name must have");
        }
    }

    @Test
    void theDocumentedIssuersAreTaken() throws IOException {
        Properties shown = new Properties();
        shown.load(new StringReader(Documents.block("OpenID issuers", "properties")));
        Map<String, String> properties = new HashMap<>();
        shown.forEach((key, value) -> properties.put(key.toString(), value.toString()));
        OidcIssuers issuers = new OidcIssuersReader(Configs.of(OidcIssuersConfig.class, properties)).read();
        ClaimRules corp = issuers.find("https://sso.example.com/realms/corp")
                .orElseThrow()
                .claims();
        assertThat(corp.caller(
                        Map.of("preferred_username", "alice", "realm_access", Map.of("roles", List.of("builders")))))
                .contains(new Caller("corp:alice", Set.of("corp:builders"), CallerKind.OIDC));
        ClaimRules ci = issuers.find("https://token.actions.githubusercontent.com")
                .orElseThrow()
                .claims();
        assertThat(ci.caller(Map.of("sub", "repo:example/app:ref:refs/heads/main"))
                        .map(Caller::subject))
                .contains(properties.get("drawbridge.grants.\"releases\".subjects"));
    }

    @Test
    void refusesOneIssuerTwice() {
        assertThatThrownBy(() -> read(Map.of(CI + "issuer", "https://corp.example", CI + "audience", "other")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is also that of another entry");
    }

    @Test
    void refusesToTakeTokensForAnybody() {
        Map<String, String> without = Map.of(CI + "issuer", "https://ci.example");
        assertThatThrownBy(() -> read(without)).hasMessageContaining("drawbridge.oidc.\"ci\".audience is required");
    }

    private static OidcIssuers read(Map<String, String> changes) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CORP + "issuer", "https://corp.example");
        properties.put(CORP + "audience", "uploads");
        properties.putAll(changes);
        return new OidcIssuersReader(Configs.of(OidcIssuersConfig.class, properties)).read();
    }
}
