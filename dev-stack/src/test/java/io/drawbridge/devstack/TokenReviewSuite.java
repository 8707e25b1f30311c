package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What services rely on in a TokenReview, embedded and at a real kube-apiserver. */
abstract class TokenReviewSuite {

    /** A token of {@code team-a/reader} for the audience {@code secrets-bridge}. */
    abstract String token();

    /** The status that a review of this token for this audience (none if empty) ends with. */
    abstract JsonNode review(String token, String audience);

    @Test
    void authenticatesATokenForItsAudience() {
        JsonNode status = review(token(), "secrets-bridge");
        assertThat(status.get("authenticated")).hasToString("true");
        assertThat(status.get("audiences")).hasToString("[\"secrets-bridge\"]");
        JsonNode user = status.get("user");
        assertThat(user.get("username").asText()).isEqualTo("system:serviceaccount:team-a:reader");
        assertThat(user.get("uid").asText()).hasSize(36);
        assertThat(user.get("groups"))
                .hasToString("[\"system:serviceaccounts\",\"system:serviceaccounts:team-a\",\"system:authenticated\"]");
        assertThat(user.at("/extra/authentication.kubernetes.io~1credential-id/0")
                        .asText())
                .startsWith("JTI=");
    }

    @Test
    void refusesATokenForAnotherAudience() {
        for (String audience : new String[] {"other", ""}) {
            JsonNode status = review(token(), audience);
            assertThat(status.has("authenticated")).as(audience).isFalse();
            assertThat(status.get("error").asText()).contains("token audiences [\"secrets-bridge\"] is invalid");
        }
    }

    @Test
    void refusesWhatIsNoTokenOfThisCluster() {
        String token = token();
        for (String bad : new String[] {"x", "a.b.c", token.substring(0, token.length() - 6) + "AAAAAA"}) {
            assertThat(review(bad, "secrets-bridge").path("authenticated").asBoolean())
                    .as(bad)
                    .isFalse();
        }
    }
}
