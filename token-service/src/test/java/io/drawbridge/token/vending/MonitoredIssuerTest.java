package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drawbridge.devstack.EmbeddedS3;
import io.drawbridge.token.fixture.Clients;
import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.scope.SessionPolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsAsyncClient;

class MonitoredIssuerTest {

    private static final IssueRequest REQUEST =
            new IssueRequest("alice", SessionPolicy.denyAll(), Lifetime.SHORTEST, TestIssuers.FEDERATION);

    private static EmbeddedS3 store;
    private static StsAsyncClient sts;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UpstreamState upstream = new UpstreamState(InstantSource.system());

    @BeforeAll
    static void start() {
        store = EmbeddedS3.start();
        sts = Clients.sts(store.endpoint(), store.issuer().credentials());
    }

    @AfterAll
    static void stop() {
        sts.close();
        store.close();
    }

    @Test
    void measuresSuccess() {
        upstream.failed();
        issuer("5s").issue(REQUEST).await().atMost(Duration.ofSeconds(10));
        assertThat(calls("success")).isEqualTo(1);
        assertThat(upstream.failingSince()).isEmpty();
    }

    @Test
    void waitsNoLongerThanItMay() {
        store.sts().delayNext(1, Duration.ofSeconds(2));
        assertThat(failure("300ms").type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
        assertThat(calls("issuer_unavailable")).isEqualTo(1);
        assertThat(upstream.failingSince()).isPresent();
    }

    @Test
    void countsRefusals() {
        store.sts().failNext(1, 403, "AccessDenied", "no");
        assertThat(failure("5s").type()).isEqualTo(ProblemType.ISSUER_REFUSED);
        assertThat(calls("issuer_refused")).isEqualTo(1);
        assertThat(upstream.failingSince()).isPresent();
    }

    @Test
    void isWellWhenOnlyAPolicyIsRefused() {
        store.sts().failNext(1, 400, "MalformedPolicyDocument", "no");
        assertThat(failure("5s").type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(upstream.failingSince()).isEmpty();
    }

    private ProblemException failure(String timeout) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> issuer(timeout).issue(REQUEST).await().atMost(Duration.ofSeconds(10)));
    }

    private MonitoredIssuer issuer(String timeout) {
        return TestIssuers.federation(sts, timeout, upstream, meters);
    }

    private long calls(String outcome) {
        return meters.get("drawbridge.sts.calls")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
