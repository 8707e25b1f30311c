package io.drawbridge.token.caller.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestIssuer;
import io.drawbridge.token.fixture.TestIssuers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of several issuers at once, right and wrong, at the doors. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class OidcCallersTest {

    private static final String CHALLENGE = "Bearer realm=\"drawbridge\", error=\"invalid_token\"";

    TestIssuers issuers;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void aTokenOfAnyIssuerIsItsCallersKey() {
        upload(corp().token("carol"), "oidc/corp:carol/f").statusCode(200);
        upload(ci().token("repo"), "oidc/repo/f").statusCode(200);
        upload(corp().token("carol"), "oidc/corp:carol2/f").statusCode(403);
    }

    @Test
    void namesOfOneIssuerAreNotThoseOfAnotherNorOfAnApiKey() {
        upload(corp().token("alice"), "uploads/f").statusCode(403);
        upload(TestCaller.ALICE.apiKey(), "uploads/f").statusCode(200);
        upload(ci().token("carol"), "oidc/corp:carol/f").statusCode(403);
        refuses(ci().token("corp:carol"));
    }

    @Test
    void groupsAreThoseOfTheConfiguredClaimAlsoWithinObjects() {
        Consumer<JwtClaims> nested = claims -> claims.setClaim(
                "realm_access", Map.of("roles", List.of("builders", "more"), "other", List.of("not-these")));
        String token = corp().token("dave", nested);
        upload(token, "oidc-teams/corp:builders/f").statusCode(200);
        upload(token, "oidc-teams/corp:not-these/f").statusCode(403);
        String flat = ci().token("dave", claims -> claims.setClaim("groups", "builders"));
        upload(flat, "oidc-teams/ci:builders/f").statusCode(200);
        upload(flat, "teams/team-a/f").statusCode(403);
        String claiming = ci().token("dave", claims -> claims.setStringListClaim("groups", "team-a"));
        upload(claiming, "teams/team-a/f").statusCode(403);
    }

    @Test
    void apiKeysAndTicketsKeepWorking() {
        upload(TestCaller.ALICE.apiKey(), "uploads/f").statusCode(200);
        upload("not-known", "uploads/f").statusCode(401).header("WWW-Authenticate", CHALLENGE);
        upload("a.b.c", "uploads/f").statusCode(401).header("WWW-Authenticate", CHALLENGE);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refuses(corp().token("carol", claims -> claims.setAudience("another-service")));
        refuses(corp().token("carol", claims -> claims.unsetClaim("aud")));
        upload(corp().token("carol", claims -> claims.setAudience("another", TestIssuer.AUDIENCE)), "oidc/corp:carol/f")
                .statusCode(200);
    }

    @Test
    void timeCountsWithTheSkewThatIsAllowed() {
        refuses(corp().token("carol", expiring(-40)));
        refuses(corp().token("carol", claims -> claims.unsetClaim("exp")));
        refuses(corp().token("carol", claims -> claims.setNotBefore(in(60))));
        upload(corp().token("carol", expiring(-10)), "oidc/corp:carol/f").statusCode(200);
    }

    @Test
    void anUnknownIssuerIsRefusedWhateverItSays() {
        refuses(corp().token("carol", claims -> claims.setIssuer("https://idp.example")));
        refuses(corp().token("carol", claims -> claims.setIssuer(corp().url() + "/")));
        refuses(corp().token("carol", claims -> claims.unsetClaim("iss")));
    }

    @Test
    void oneIssuerCannotSpeakForAnother() {
        refuses(ci().token("carol", claims -> claims.setIssuer(corp().url().toString())));
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        refuses(corp().token("carol", claims -> claims.unsetClaim("sub")));
        refuses(corp().token("x".repeat(300)));
        refuses(corp().token("a\nb"));
        refuses(ci().token("system:serviceaccount:team-a:reader"));
    }

    @Test
    void keysRotateAndWithdrawnOnesEnd() {
        TestIssuer rotating = issuers.rotating();
        String old = rotating.token("carol");
        upload(old, "oidc/rotating:carol/f").statusCode(200);
        rotating.rotate();
        upload(rotating.token("carol"), "oidc/rotating:carol/f").statusCode(200);
        upload(old, "oidc/rotating:carol/f").statusCode(200);
        rotating.withdrawOldKeys();
        Awaitility.await()
                .until(() -> upload(old, "oidc/rotating:carol/f").extract().statusCode() == 401);
        upload(rotating.token("carol"), "oidc/rotating:carol/f").statusCode(200);
    }

    @Test
    void anIssuerThatIsAwayIs503ForItsCallersAndNobodyElse() {
        TestIssuer late = issuers.late();
        late.setDown(true);
        upload(late.token("carol"), "oidc/late:carol/f")
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:drawbridge:problem:identity-unavailable"));
        upload(corp().token("carol"), "oidc/corp:carol/f").statusCode(200);
        upload(TestCaller.ALICE.apiKey(), "uploads/f").statusCode(200);
        late.setDown(false);
        Awaitility.await()
                .until(() -> upload(late.token("carol"), "oidc/late:carol/f")
                                .extract()
                                .statusCode()
                        == 200);
    }

    @Test
    void anIssuerIsNotFloodedByTokensThatNameKeysItDoesNotHave() {
        upload(ci().token("repo"), "oidc/repo/f").statusCode(200);
        int before = ci().asked();
        for (int i = 0; i < 60; i++) {
            String forged = TestIssuer.sign(ci().claims("repo", any -> {}), forgery());
            assertThat(upload(forged, "oidc/repo/f").extract().statusCode()).isIn(401, 503);
        }
        assertThat(ci().asked() - before).isLessThan(30);
        upload(ci().token("repo"), "oidc/repo/f").statusCode(200);
    }

    @Test
    void badTokensOfAGoodKeyHoldNobodyUp() {
        JwtClaims claims = issuers.unused().claims("carol", any -> {});
        String forged = TestIssuer.sign(claims, issuers.unused().forgery());
        String over = issuers.unused().token("carol", expiring(-40));
        for (int i = 0; i < 15; i++) {
            refuses(forged);
            refuses(over);
        }
        upload(issuers.unused().token("carol"), "oidc/unused:carol/f").statusCode(403);
    }

    @Test
    void grantsShowWhoOneIs() {
        given().header("Authorization", "Bearer " + corp().token("carol"))
                .get("/v1/grants")
                .then()
                .statusCode(200)
                .body("grants.name", hasItems("oidc-own"));
    }

    @Test
    void tokensAreNotLogged() {
        String marker = "planted" + UUID.randomUUID();
        String good = corp().token("carol", claims -> claims.setClaim("note", marker));
        String bad = corp().token("carol", claims -> claims.setAudience(marker));
        try (CapturedLog log = CapturedLog.start()) {
            upload(good, "oidc/corp:carol/f").statusCode(200);
            refuses(bad);
            refuses(bad.substring(0, bad.length() - 20));
            assertThat(log.text()).doesNotContain(marker).doesNotContain(good).doesNotContain(bad);
        }
    }

    private static final RsaJsonWebKey STRANGER = TestIssuer.newKey();

    private static RsaJsonWebKey forgery() {
        STRANGER.setKeyId(UUID.randomUUID().toString());
        return STRANGER;
    }

    private TestIssuer corp() {
        return issuers.corp();
    }

    private TestIssuer ci() {
        return issuers.ci();
    }

    private static void refuses(String token) {
        upload(token, "oidc/corp:carol/f")
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", CHALLENGE);
    }

    private static ValidatableResponse upload(String token, String key) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Door.upload(key))
                .post("/v1/credentials")
                .then();
    }

    /** Issued a while before that. */
    private static Consumer<JwtClaims> expiring(int seconds) {
        return claims -> {
            claims.setIssuedAt(in(seconds - 600));
            claims.setExpirationTime(in(seconds));
        };
    }

    private static NumericDate in(int seconds) {
        NumericDate date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }
}
