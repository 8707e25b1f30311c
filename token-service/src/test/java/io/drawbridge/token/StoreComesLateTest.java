package io.drawbridge.token;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.drawbridge.token.fixture.LateStore;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LateStore.class, restrictToAnnotatedClass = true)
class StoreComesLateTest {

    LateStore store;

    @Test
    void startsWithoutItIsNotReadyAndGoesAway() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("checks.data.store", hasItem("unchecked"));
        post(TestCaller.ALICE, upload("uploads/f"))
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", equalTo("urn:drawbridge:problem:issuer-unavailable"));

        store.open();
        awaitReadiness(200);
        post(TestCaller.ALICE, upload("uploads/f")).statusCode(200);

        store.stop();
        post(TestCaller.ALICE, upload("uploads/other")).statusCode(503);
        given().get("/q/health/ready").then().body("checks.data.store", hasItem("enforces"));
        awaitReadiness(503); // after the grace, of one second here

        store.open();
        awaitReadiness(200); // without anybody asking for credentials
    }

    private static void awaitReadiness(int status) {
        IntSupplier ready = () -> given().get("/q/health/ready").statusCode();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ready.getAsInt() == status);
    }
}
