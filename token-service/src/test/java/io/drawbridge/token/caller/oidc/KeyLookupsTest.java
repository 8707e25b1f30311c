package io.drawbridge.token.caller.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.CaffeineClasses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLookupsTest {

    private final KeyLookups lookups = new KeyLookups();
    private final OidcIssuer corp = issuer("corp");
    private final OidcIssuer ci = issuer("ci");

    @Test
    void newKeysAreLookedUpNowAndThen() {
        assertThat(allowed(corp, 100)).isBetween(10L, 15L);
        assertThat(lookups.mayAsk(ci, "new")).as("another issuer").isTrue();
    }

    @Test
    void aKeyThatProvedItselfIsNotHeldUpUntilItIsMissing() {
        lookups.proved(corp, "good");
        allowed(corp, 100);
        assertThat(lookups.mayAsk(corp, "good")).isTrue();
        lookups.missing(corp, "good");
        assertThat(lookups.mayAsk(corp, "good")).isFalse();
    }

    @Test
    void aNativeExecutableHasItsClasses() {
        assertThat(CaffeineClasses.of(lookups, "proven")).isSubsetOf(CaffeineClasses.KNOWN_TO_NATIVE);
    }

    private long allowed(OidcIssuer issuer, int asked) {
        return IntStream.range(0, asked)
                .filter(i -> lookups.mayAsk(issuer, "forged-" + i))
                .count();
    }

    private static OidcIssuer issuer(String name) {
        NamePrefix prefix = NamePrefix.among(name + ":", List.of());
        return new OidcIssuer(
                name,
                "https://" + name + ".example",
                Optional.empty(),
                List.of("uploads"),
                new ClaimRules("sub", List.of("groups"), prefix, prefix),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Optional.empty());
    }
}
