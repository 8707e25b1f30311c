package io.drawbridge.secrets.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TenantTokensTest {

    private static final String ONE = "one-0123456789-abcdefghijklmnopqrstuv";
    private static final String TWO = "two-0123456789-abcdefghijklmnopqrstuv";
    private static final Tenant TENANT = new Tenant("team-a", "reader");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final TenantTokens tokens = tokens(ONE);

    @Test
    void verifiesWhatItIssued() {
        TenantToken issued = tokens.issue(TENANT, FAR);
        assertThat(tokens.verify(issued.value())).contains(issued);
        assertThat(issued.expires()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(issued.secondsLeft(now)).isEqualTo(600);
    }

    @Test
    void neverOutlivesTheIdentityItStandsFor() {
        TenantToken issued = tokens.issue(TENANT, now.plusSeconds(90));
        assertThat(issued.secondsLeft(now)).isEqualTo(90);
    }

    @Test
    void expires() {
        String token = tokens.issue(TENANT, FAR).value();
        now = now.plus(Duration.ofMinutes(10)).minusSeconds(1);
        assertThat(tokens.verify(token)).isPresent();
        now = now.plusSeconds(1);
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void takesTokensOfBothKeysDuringARotation() {
        String old = tokens(ONE).issue(TENANT, FAR).value();
        TenantTokens rotated = tokens(TWO, ONE);
        String fresh = rotated.issue(TENANT, FAR).value();
        assertThat(rotated.verify(old)).isPresent();
        assertThat(rotated.verify(fresh)).isPresent();
        assertThat(tokens(TWO).verify(old)).isEmpty();
        assertThat(tokens(ONE).verify(fresh)).isEmpty();
    }

    @Test
    void takesNoTokenThatIsSignedInAnotherWay() {
        String[] parts = tokens.issue(TENANT, FAR).value().split("\\.");
        String none = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = parts[0] + "." + encode(claims.replace("team-a", "team-b")) + "." + parts[2];
        assertThat(tokens.verify(none)).isEmpty();
        assertThat(tokens.verify(other)).isEmpty();
        assertThat(tokens.verify(parts[0] + "." + parts[1])).isEmpty();
    }

    @Property
    void takesNoRubbish(@ForAll String rubbish) {
        assertThat(tokens.verify(rubbish)).isEmpty();
    }

    @Test
    void hidesItself() {
        TenantToken token = tokens.issue(TENANT, FAR);
        assertThat(token.toString()).doesNotContain(token.value());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private TenantTokens tokens(String... secrets) {
        return new TenantTokens(SigningKeys.of(List.of(secrets), false), Duration.ofMinutes(10), () -> now);
    }
}
