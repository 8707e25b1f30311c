package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A refresh interval of an hour, and yet a change arrives in seconds. */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
class NotifiedTest extends ClusterTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void changesArriveWithinSeconds() {
        openBao.put("secret/team-a/told", Map.of("k", "one"));
        openBao.client().write("kv1/team-a/told", Map.of("k", "one"));
        sync("team-a", "told", Stores.BRIDGE, "1h", "dataFrom: [{extract: {key: team-a/told}}]");
        sync("team-a", "told-v1", Stores.BRIDGE_V1, "1h", "dataFrom: [{extract: {key: team-a/told}}]");
        sync("team-a", "untold", Stores.BRIDGE, "1h", "dataFrom: [{extract: {key: team-a/db}}]");
        for (String name : new String[] {"told", "told-v1", "untold"}) {
            awaitSynced("team-a", name);
        }
        awaitQuiet("told");
        String untold = annotation("untold");
        for (String value : new String[] {"two", "three"}) {
            openBao.put("secret/team-a/told", Map.of("k", value));
            await().atMost(SOON).until(() -> secret("team-a", "told", "k").equals(value));
        }
        openBao.client().write("kv1/team-a/told", Map.of("k", "two"));
        await().atMost(SOON).until(() -> secret("team-a", "told-v1", "k").equals("two"));
        assertThat(annotation("untold")).isEqualTo(untold);
    }

    @Test
    void aDeletionIsToldAndThenThereIsQuiet() {
        openBao.put("secret/team-a/doomed", Map.of("k", "one"));
        sync(
                "team-a",
                "doomed",
                Stores.BRIDGE,
                "1h",
                "target: {deletionPolicy: Delete}",
                "dataFrom: [{extract: {key: team-a/doomed}}]");
        awaitSynced("team-a", "doomed");
        awaitQuiet("doomed");
        openBao.client().request("DELETE", "secret/metadata/team-a/doomed", null);
        await().atMost(SOON).until(() -> !secrets("team-a").contains("doomed"));
        awaitQuiet("doomed");
    }

    /** Until the annotation stays as it is for longer than both notices of a change take. */
    private void awaitQuiet(String name) {
        await().during(Duration.ofSeconds(6)).atMost(PATIENCE).until(() -> annotation(name), new Unchanged());
    }

    private String annotation(String name) {
        return cluster.kubectl(
                "-n",
                "team-a",
                "get",
                "externalsecret",
                name,
                "-o",
                "jsonpath={.metadata.annotations.drawbridge\\.io/changed}");
    }

    /** Compares each value with the one before. */
    private static final class Unchanged implements Predicate<String> {

        private String before;

        @Override
        public boolean test(String now) {
            boolean same = now.equals(before);
            before = now;
            return same;
        }
    }
}
