package io.drawbridge.token;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class StsTroubleTest {

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    /** Failures are not kept: the first call that works is answered. */
    @AfterEach
    void passes() {
        Awaitility.await()
                .until(() -> post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID()))
                                .extract()
                                .statusCode()
                        == 200);
    }

    @Test
    void bearsAHiccup() {
        store.sts().orElseThrow().throttleNext(1);
        post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID())).statusCode(200);
    }

    @Test
    void saysWhenToComeBack() {
        store.sts().orElseThrow().unavailableNext(5);
        post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID()))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:drawbridge:problem:issuer-unavailable"));
    }

    @Test
    void tellsItsOperatorWhenItIsNotTrusted() {
        store.sts().orElseThrow().failNext(1, 403, "InvalidClientTokenId", "The security token is invalid.");
        String answer = post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID()))
                .statusCode(502)
                .body("type", equalTo("urn:drawbridge:problem:issuer-refused"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("security token");
    }

    @Test
    void blamesAKeyWhosePolicyIsTooLarge() {
        store.sts().orElseThrow().failNext(1, 400, "PackedPolicyTooLarge", "packed size exceeds the quota");
        post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID()))
                .statusCode(400)
                .body("type", equalTo("urn:drawbridge:problem:invalid-request"));
    }
}
