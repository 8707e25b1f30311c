package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.AppRoleStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AppRoleStack.class, restrictToAnnotatedClass = true)
class AppRoleLoginTest extends BridgeTest {

    @BeforeEach
    void grant() {
        vault.policy("bridge", Map.of("secret/data/*", List.of("read")));
        vault.appRole("bridge", AppRoleStack.SECRET_ID, Duration.ofMinutes(20), "bridge");
    }

    @Test
    void logsInOnceForManyAndAgainWhenItsTokenIsLost() {
        // The restart before each test has revoked whatever token there was.
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> teamA.get("secret/data/team-a/db").status())
                .toList();
        assertThat(statuses).containsOnly(200);
        assertThat(vault.requests().of("POST auth/approle/login")).isEqualTo(1);
        vault.restartEmpty();
        grant();
        vault.put("secret", "team-a/db", Map.of("user", "again"));
        assertThat(teamA.get("secret/data/team-a/db")
                        .json()
                        .at("/data/data/user")
                        .asText())
                .isEqualTo("again");
    }
}
