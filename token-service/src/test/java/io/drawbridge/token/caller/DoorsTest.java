package io.drawbridge.token.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedCluster;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestCluster;
import io.drawbridge.token.fixture.TestIssuers;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every door answers 401 to whom it does not know, whatever kind of token that is, and 403 to who may not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class DoorsTest {

    private static final String KEY = "nobodys/f";
    private static final String ADDRESS = TestStore.BUCKET + "/" + KEY;
    private static final String NO_TOKEN = "Bearer realm=\"drawbridge\"";
    private static final String BAD_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";

    TestIssuers issuers;
    EmbeddedCluster cluster;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    /** A request that is right but for who sends it. */
    record Request(String method, String path, Map<String, Object> body) {

        ValidatableResponse send(String authorization) {
            RequestSpecification request = given();
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            if (!body.isEmpty()) {
                request.contentType("application/json").body(body);
            }
            return request.request(method, path).then();
        }
    }

    static List<Request> doors() {
        Map<String, Object> upload = Door.upload(KEY);
        Map<String, Object> presigned = Door.upload(KEY);
        presigned.remove("actions");
        presigned.put("method", "PUT");
        Map<String, Object> parts = Door.upload(KEY);
        parts.remove("actions");
        return List.of(
                new Request("POST", "/v1/credentials", upload),
                new Request("GET", "/v1/credentials/container/" + ADDRESS, Map.of()),
                new Request("GET", "/v1/credentials/process/" + ADDRESS, Map.of()),
                new Request("GET", "/v1/credentials/env/" + ADDRESS, Map.of()),
                new Request("POST", "/v1/presigned", presigned),
                new Request("POST", "/v1/uploads", parts),
                new Request("POST", "/v1/tickets", upload),
                new Request("POST", "/v1/grants/check", Map.of("caller", Map.of(), "request", upload)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoIsNotKnownIsToldHowToSayWhoOneIs(Request door) {
        door.send("").statusCode(401).header("WWW-Authenticate", NO_TOKEN);
        door.send("Basic YWxpY2U6c2VjcmV0").statusCode(401).header("WWW-Authenticate", NO_TOKEN);
        for (String token : List.of(
                "unknown-key",
                issuers.corp().token("carol", claims -> claims.setExpirationTimeMinutesInTheFuture(-10)),
                issuers.corp().token("carol", claims -> claims.setAudience("another-service")),
                cluster.expiredToken("builder", TestCluster.AUDIENCE),
                cluster.token("builder", "another-service"))) {
            door.send("Bearer " + token).statusCode(401).header("WWW-Authenticate", BAD_TOKEN);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoIsKnownAndMayNotIsToldSo(Request door) {
        for (String token : List.of(
                TestCaller.ALICE.apiKey(),
                issuers.corp().token("carol"),
                cluster.token("builder", TestCluster.AUDIENCE))) {
            door.send("Bearer " + token).statusCode(403);
        }
    }

    @Test
    void everybodyWhoIsKnownSeesItsOwnGrants() {
        Request door = new Request("GET", "/v1/grants", Map.of());
        door.send("").statusCode(401).header("WWW-Authenticate", NO_TOKEN);
        door.send("Bearer unknown-key").statusCode(401).header("WWW-Authenticate", BAD_TOKEN);
        door.send("Bearer " + cluster.token("builder", TestCluster.AUDIENCE))
                .statusCode(200)
                .body("grants.name", equalTo(List.of("accounts-own", "namespace")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/s3/params?filename=f&type=text/plain", "/s3/multipart/x/1?key=f"})
    void whatIsNoTicketOpensNothing(String rest) {
        given().get("/u/" + TestCaller.ALICE.apiKey() + rest)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
    }
}
