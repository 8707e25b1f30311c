package io.drawbridge.token.caller.kubernetes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestCluster;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of ServiceAccounts at the doors, in whatever cluster. */
abstract class ServiceAccountsSuite {

    static final String OWN_FOLDER = "accounts/system:serviceaccount:team-a:";

    private static final String CHALLENGE = "Bearer realm=\"drawbridge\", error=\"invalid_token\"";

    abstract TestCluster cluster();

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void aTokenForThisServiceIsItsAccountsKey() {
        String token = cluster().token("builder", TestCluster.AUDIENCE);
        upload(token, OWN_FOLDER + "builder/f").statusCode(200);
        upload(token, "namespaces/system:serviceaccounts:team-a/f").statusCode(200);
        upload(token, OWN_FOLDER + "other/f").statusCode(403).body("type", equalTo("urn:drawbridge:problem:forbidden"));
        upload(token, "namespaces/system:serviceaccounts:team-b/f").statusCode(403);
        upload(token, "uploads/f").statusCode(403);
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        refuses(cluster().token("builder", "another-service"));
        refuses(cluster().token("builder", "https://kubernetes.default.svc"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        refuses(cluster().expiredToken("builder", TestCluster.AUDIENCE));
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] good = cluster().token("builder", TestCluster.AUDIENCE).split("\\.");
        String[] other = cluster().token("other", TestCluster.AUDIENCE).split("\\.");
        refuses(good[0] + "." + good[1] + "." + other[2]);
        refuses(good[0] + "." + other[1] + "." + good[2]);
        refuses(good[0] + "." + good[1] + ".");
    }

    @Test
    void aDeletedAccountIsUnknownWithinTheTimeOfTheCache() {
        String token = cluster().token("leaver", TestCluster.AUDIENCE);
        upload(token, OWN_FOLDER + "leaver/f").statusCode(200);
        cluster().delete("leaver");
        // Asked all the time, which must not keep it alive. The configuration says one second; kube-apiserver itself
        // remembers for ten what it found to be good.
        Awaitility.await()
                .atMost(Duration.ofSeconds(25))
                .until(() -> upload(token, OWN_FOLDER + "leaver/f").extract().statusCode() == 401);
        refuses(token);
    }

    @Test
    void whenTheApiServerIsAwayItsCallersAreAnswered503AndNobodyElse() {
        String token = cluster().token("later", TestCluster.AUDIENCE);
        cluster().setAway(true);
        try {
            upload(token, OWN_FOLDER + "later/f")
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", equalTo("urn:drawbridge:problem:identity-unavailable"));
            upload(TestCaller.ALICE.apiKey(), "uploads/f").statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            cluster().setAway(false);
        }
        upload(token, OWN_FOLDER + "later/f").statusCode(200);
    }

    static void refuses(String token) {
        upload(token, OWN_FOLDER + "builder/f").statusCode(401).header("WWW-Authenticate", CHALLENGE);
    }

    static ValidatableResponse upload(String token, String key) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Door.upload(key))
                .post("/v1/credentials")
                .then();
    }
}
