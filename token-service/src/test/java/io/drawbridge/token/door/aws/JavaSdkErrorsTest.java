package io.drawbridge.token.door.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.JavaSdk;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What the AWS SDK for Java reads of the container door's errors, and shows whoever uses it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class JavaSdkErrorsTest {

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @ParameterizedTest
    @CsvSource({
        "planted-nobody-knows, uploads/f, 401, not known",
        "planted-api-key-of-alice, elsewhere/f, 403, No grant of this caller covers what was asked for.",
        "planted-api-key-of-alice, uploads/../f, 400, key must"
    })
    void itsUsersAreToldWhatIsWrong(String token, String key, int status, String reason) {
        SdkServiceException told = JavaSdk.told(token, key);

        assertThat(told.statusCode()).isEqualTo(status);
        assertThat(told.getMessage()).contains(reason, "(request id ").doesNotContain("planted");
    }

    /** 5xx it asks again, five times; so does the service of STS. */
    @Test
    void itsUsersAreToldThatStsIsAway() {
        store.sts().orElseThrow().unavailableNext(1_000);
        try {
            SdkServiceException told = JavaSdk.told(TestCaller.ALICE.apiKey(), "uploads/" + UUID.randomUUID());

            assertThat(told.statusCode()).isEqualTo(503);
            assertThat(told.getMessage()).contains("again", "(request id ");
        } finally {
            store.sts().orElseThrow().recover();
        }
    }
}
