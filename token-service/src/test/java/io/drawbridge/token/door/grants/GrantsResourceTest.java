package io.drawbridge.token.door.grants;

import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class GrantsResourceTest {

    private static final Map<String, Object> ALICE =
            Map.of("subject", "alice", "groups", List.of("team-a"), "kind", "api-key");

    TestStore store;
    private int callsBefore;

    @BeforeEach
    void ready() {
        Door.awaitReady();
        callsBefore = store.sts().orElseThrow().sessionCalls();
    }

    @Test
    void showsACallerItsOwn() {
        ValidatableResponse answer = list(TestCaller.ALICE);
        answer.statusCode(200)
                .body("grants.name", containsInAnyOrder("uploads", "own", "teams", "one-file", "strict", "from-file"))
                .body("grants.find { it.name == 'own' }.keys", equalTo(List.of("users/alice/*")))
                .body("grants.find { it.name == 'teams' }.keys", equalTo(List.of("teams/team-a/*")))
                .body("grants.find { it.name == 'one-file' }.max_object_size", equalTo(10 << 20))
                .body("grants.find { it.name == 'uploads' }.max_ttl_seconds", equalTo(7200))
                .body("grants.find { it.name == 'uploads' }.default_ttl_seconds", equalTo(3600))
                .body("grants.find { it.name == 'uploads' }.bucket", equalTo(TestStore.BUCKET))
                .body("grants.find { it.name == 'uploads' }.actions", equalTo(List.of("upload")))
                .body(
                        "grants.find { it.name == 'strict' }.keys",
                        equalTo(List.of("strict/" + LocalDate.now(ZoneOffset.UTC) + "/{uuid}/*")))
                .body("grants.find { it.name == 'strict' }.create_only", equalTo(true))
                .body("grants.find { it.name == 'strict' }.content_types", equalTo(List.of("image/*")))
                .body("grants.find { it.name == 'strict' }.headers", equalTo(Map.of("x-amz-tagging", "project=a%20b")));
        assertThat(answer.extract().asString()).doesNotContain("bob", "team-b", "reader");
    }

    @Test
    void showsNothingToWhomNothingIsGranted() {
        list(TestCaller.NOBODY).statusCode(200).body("grants.name", equalTo(List.of("own")));
        given().get("/v1/grants").then().statusCode(401);
    }

    @Test
    void tellsAnOperatorWhatACallerWouldGet() {
        Map<String, Object> request = upload("uploads/sub/f");
        request.put("ttl_seconds", 1800);
        String policy = check(ALICE, request)
                .statusCode(200)
                .body("decision", equalTo("allowed"))
                .body("reason", nullValue())
                .body("grant", equalTo("uploads"))
                .body("key", equalTo("uploads/sub/f"))
                .body("prefix", nullValue())
                .body("ttl_seconds", equalTo(1800))
                .body("issuer", equalTo("federation-token"))
                .extract()
                .path("session_policy");
        SessionPolicyEvaluator evaluator = SessionPolicyEvaluator.of(policy);
        String folder = "arn:aws:s3:::" + TestStore.BUCKET + "/uploads/sub/";
        assertThat(evaluator.allows("s3:PutObject", folder + "f", Map.of())).isTrue();
        assertThat(evaluator.allows("s3:PutObject", folder + "g", Map.of())).isFalse();
        request.put("lease", true);
        check(ALICE, request).statusCode(200).body("prefix", equalTo("uploads/"));
    }

    @Test
    void tellsAnOperatorWhyNot() {
        check(Map.of("subject", "eve", "kind", "oidc"), upload("uploads/f"))
                .statusCode(200)
                .body("decision", equalTo("denied"))
                .body("reason", equalTo("no-grant-for-caller"))
                .body("session_policy", nullValue());
        check(ALICE, upload("elsewhere/f")).body("reason", equalTo("no-grant-for-key"));
    }

    @Test
    void asksNobodyForASessionAndLeavesATrace() {
        try (CapturedLog log = CapturedLog.start()) {
            check(ALICE, upload("uploads/not-vended")).statusCode(200);
            assertThat(log.text())
                    .contains("io.drawbridge.token.audit decision=checked by=\"reader\" would-be=allowed"
                            + " caller=\"alice\"");
        }
        assertThat(store.sts().orElseThrow().sessionCalls()).isEqualTo(callsBefore);
    }

    @Test
    void isForOperatorsOnly() {
        for (TestCaller caller : List.of(TestCaller.ALICE, TestCaller.NOBODY)) {
            check(caller, Map.of("caller", ALICE, "request", upload("uploads/f")))
                    .statusCode(403)
                    .body("type", equalTo("urn:drawbridge:problem:forbidden"));
            check(caller, Map.of("nonsense", 1)).statusCode(403);
        }
        given().contentType("application/json")
                .body("{}")
                .post("/v1/grants/check")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"caller\": 1}",
                "{\"caller\": {\"subject\": \"a\"}}",
                "{\"caller\": {\"subject\": 1, \"kind\": \"oidc\"}}",
                "{\"caller\": {\"subject\": \"a\", \"kind\": \"oidc\"}}",
                "{\"caller\": {\"subject\": \"a\", \"kind\": \"oidc\", \"groups\": [null]}, \"request\": {}}",
                "{\"caller\": {\"subject\": \"a\", \"kind\": \"ticket\"}, \"request\": {}}",
                "{\"caller\": {\"subject\": \"a\", \"kind\": \"oidc\"}, \"request\": {\"bucket\": \"b\"}}",
                "{\"caller\": {\"subject\": \"\", \"kind\": \"oidc\"}, \"request\": {}}"
            })
    void refusesNonsense(String body) {
        check(TestCaller.READER, body).statusCode(400).body("type", equalTo("urn:drawbridge:problem:invalid-request"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Map<String, Object> request = upload("uploads/f");
        request.put("bucket", 1);
        check(ALICE, request).statusCode(400).body("detail", containsString("'request.bucket' must be made of text"));
        Map<String, Object> numbers = new HashMap<>(ALICE);
        numbers.put("groups", List.of(1));
        check(numbers, upload("uploads/f"))
                .statusCode(400)
                .body("detail", containsString("'caller.groups' must be a list of strings"));
    }

    private static ValidatableResponse list(TestCaller caller) {
        return given().header("Authorization", caller.bearer())
                .get("/v1/grants")
                .then();
    }

    private static ValidatableResponse check(Object caller, Object request) {
        return check(TestCaller.READER, Map.of("caller", caller, "request", request));
    }

    private static ValidatableResponse check(TestCaller operator, Object body) {
        return given().header("Authorization", operator.bearer())
                .contentType("application/json")
                .body(body)
                .post("/v1/grants/check")
                .then();
    }
}
