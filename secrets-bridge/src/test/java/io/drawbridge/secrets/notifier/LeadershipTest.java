package io.drawbridge.secrets.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.secrets.real.ClusterTest;
import io.drawbridge.secrets.testing.ClusterStack;
import io.drawbridge.secrets.testing.Mappings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Two replicas on a real API server, with the rights of the chart. */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
class LeadershipTest extends ClusterTest {

    private static final NotifierConfig CONFIG = Mappings.read(
            NotifierConfig.class,
            Map.of(
                    "drawbridge.notifier.lease.namespace", ClusterStack.NAMESPACE,
                    "drawbridge.notifier.lease.name", "two-replicas",
                    "drawbridge.notifier.lease.duration", "4s"));

    @Inject
    KubernetesClient kubernetes;

    private final Set<String> leading = ConcurrentHashMap.newKeySet();

    @Test
    void oneLeadsAndTheOtherTakesOver() {
        Leadership one = new Leadership(kubernetes, CONFIG, new SimpleMeterRegistry());
        Leadership two = new Leadership(kubernetes, CONFIG, new SimpleMeterRegistry());
        try {
            one.seek(() -> term("one"));
            await().atMost(PATIENCE).until(() -> leading.equals(Set.of("one")));
            two.seek(() -> term("two"));
            // Longer than a lease: it is renewed, and nobody else leads meanwhile.
            await().during(Duration.ofSeconds(6)).atMost(PATIENCE).until(() -> leading.equals(Set.of("one")));
            one.leave();
            assertThat(leading).doesNotContain("one");
            await().atMost(PATIENCE).until(() -> leading.equals(Set.of("two")));
        } finally {
            one.leave();
            two.leave();
        }
        assertThat(leading).isEmpty();
    }

    private AutoCloseable term(String name) {
        leading.add(name);
        return () -> leading.remove(name);
    }
}
