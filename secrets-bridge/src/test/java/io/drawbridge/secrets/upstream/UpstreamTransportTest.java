package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins, limits and times against the embedded Vault, with faults between. */
class UpstreamTransportTest {

    private static final String DB = "secret/data/team-a/db";

    private EmbeddedVault vault;
    private FaultInjector network;

    @BeforeEach
    void start() {
        vault = EmbeddedVault.start();
        network = FaultInjector.inFrontOf(vault.address());
        fill();
    }

    @AfterEach
    void stop() {
        network.close();
        vault.close();
    }

    private void fill() {
        vault.put("secret", "team-a/db", Map.of("k", "v"));
        vault.policy("bridge", Map.of("secret/data/team-a/*", List.of("read")));
        vault.appRole("bridge", "s", Duration.ofMinutes(20), "bridge");
    }

    @Test
    void logsInOnceForManyAndOnceMoreWhenItsTokenIsRevoked() {
        try (PlainUpstream upstream = appRole(Map.of())) {
            assertThat(upstream.readAtOnce(50, "", DB)).allMatch(UpstreamAnswer.Ok.class::isInstance);
            assertThat(upstream.logins("login", "ok")).isEqualTo(1);
            vault.restartEmpty();
            fill();
            assertThat(upstream.readAtOnce(50, "", DB)).allMatch(UpstreamAnswer.Ok.class::isInstance);
            assertThat(upstream.logins("login", "ok")).isEqualTo(2);
        }
    }

    @Test
    void doesNotLogInAgainForAPathThatItMayNotRead() {
        try (PlainUpstream upstream = appRole(Map.of())) {
            assertThat(upstream.readAtOnce(20, "", "secret/data/team-b/db"))
                    .allMatch(UpstreamAnswer.Forbidden.class::isInstance);
            assertThat(upstream.logins("login", "ok")).isEqualTo(1);
        }
    }

    @Test
    void saysNothingAboutSecretsWhenItCannotLogIn() {
        try (PlainUpstream upstream = appRole(Map.of("app-role.secret-id", "wrong"))) {
            assertThat(upstream.read(DB)).isInstanceOf(UpstreamAnswer.Failed.class);
            assertThat(upstream.logins("login", "refused")).isEqualTo(1);
        }
    }

    @Test
    void endsInTimeWhenTheUpstreamStalls() {
        try (PlainUpstream upstream = appRole(Map.of("read-timeout", "300ms", "connect-timeout", "300ms"))) {
            upstream.read(DB);
            network.always(RequestMatcher.any(), Fault.stallResponse(10, Duration.ofSeconds(30)));
            long start = System.nanoTime();
            assertThat(upstream.read(DB)).isInstanceOf(UpstreamAnswer.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void neverAsksMoreAtOnceThanAllowed() {
        try (PlainUpstream upstream = appRole(Map.of("max-concurrent", "2", "max-waiting", "4"))) {
            upstream.read(DB);
            network.always(RequestMatcher.any(), Fault.latency(Duration.ofMillis(200)));
            List<UpstreamAnswer> answers = upstream.readAtOnce(20, "", DB);
            long served =
                    answers.stream().filter(UpstreamAnswer.Ok.class::isInstance).count();
            assertThat(served).as("two under way, four waiting").isBetween(4L, 6L);
            assertThat(answers.stream().filter(UpstreamAnswer.Failed.class::isInstance))
                    .hasSize((int) (20 - served));
        }
    }

    @Test
    void letsWaitWhatIsTooMuchForASecondAndTurnsAwayTheRest() {
        try (PlainUpstream upstream = appRole(Map.of("max-per-second", "10", "max-wait", "500ms"))) {
            upstream.read(DB);
            List<UpstreamAnswer> answers = upstream.readAtOnce(40, "", DB);
            long served =
                    answers.stream().filter(UpstreamAnswer.Ok.class::isInstance).count();
            // 8 turns are left at once, half a second gives five more.
            assertThat(served).isBetween(9L, 16L);
            assertThat(answers.stream()
                            .filter(answer -> answer instanceof UpstreamAnswer.Failed failed
                                    && failed.reason().equals("OverloadedException")))
                    .hasSize((int) (40 - served));
        }
    }

    private PlainUpstream appRole(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("url", network.endpoint().toString(), "app-role.role-id", "bridge", "app-role.secret-id", "s"));
        settings.putAll(more);
        return new PlainUpstream(settings);
    }
}
