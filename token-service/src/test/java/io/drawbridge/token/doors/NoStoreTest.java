package io.drawbridge.token.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No answer of any door may be kept by a cache on the way: not the good ones, and not the errors, which tell who asked. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class NoStoreTest {

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void goodAnswersAreNotStored() throws Exception {
        for (OpenDoor door : doors()) {
            RawAnswer answer = RawAnswer.to(new GoodCalls().of(door), RestAssured.port);

            assertThat(answer.status()).as(door + " " + answer.text()).isBetween(200, 204);
            assertIsNotStored(door + " well", answer);
        }
    }

    @Test
    void errorsAreNotStored() throws Exception {
        for (OpenDoor door : doors()) {
            GoodCalls good = new GoodCalls();
            for (Map.Entry<String, RawCall> wrong : wrong(good, good.of(door)).entrySet()) {
                RawAnswer answer = RawAnswer.to(wrong.getValue(), RestAssured.port);

                assertThat(answer.status()).as(door + " " + wrong.getKey()).isBetween(400, 499);
                assertIsNotStored(door + " " + wrong.getKey(), answer);
            }
        }
    }

    private static Map<String, RawCall> wrong(GoodCalls good, RawCall call) {
        Map<String, RawCall> wrong = new LinkedHashMap<>();
        wrong.put(
                "without a credential",
                call.without("Authorization").target(call.target().replace(good.ticket(), "x")));
        wrong.put("by a method that it lacks", call.method("PATCH"));
        wrong.put("with a body that is too large", call.method("POST").json(" ".repeat(1_100_000)));
        wrong.put("below it", call.target(call.target().replaceFirst("(\\?|$)", "/x/y/z/../no-such-door$1")));
        if (call.body().length > 0) {
            wrong.put("with half a body", call.json("{"));
            wrong.put("with another type", call.header("Content-Type", "text/plain"));
        }
        if (!call.target().startsWith("/u/") && !call.target().equals("/v1/grants")) {
            wrong.put("by somebody without grants", call.header("Authorization", TestCaller.NOBODY.bearer()));
        }
        return wrong;
    }

    /** All but the style and the script of the page, which are the same for everybody. */
    private static List<OpenDoor> doors() throws IOException {
        return OpenDoor.all().stream().filter(door -> !door.isFor("/page/")).toList();
    }

    private static void assertIsNotStored(String what, RawAnswer answer) {
        assertThat(answer.hasHeader("Cache-Control: no-store"))
                .as(what + "\n" + answer.head())
                .isTrue();
    }
}
