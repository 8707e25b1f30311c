package io.drawbridge.secrets.real;

import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.OpenBao;
import io.drawbridge.secrets.testing.ClusterStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A bridge in a real cluster with the unmodified External Secrets, and the stores that point to it. */
@WithTestResource(ClusterStack.class)
public abstract class ClusterTest {

    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    protected KubeApiServer cluster;
    protected OpenBao openBao;

    @TestHTTPResource
    URI address;

    @BeforeEach
    void putStores() {
        cluster.apply(Stores.all(address.getPort(), ClusterStack.STORE_CREDENTIAL));
        openBao.put("secret/team-a/db", Map.of("user", "u", "password", "first"));
    }

    /** @param data the lines of the spec that say what is read, each a field of one line */
    protected void sync(String namespace, String name, String store, String interval, String... data) {
        cluster.apply(
                """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: %s, namespace: %s}
                spec:
                  refreshInterval: %s
                  secretStoreRef: {%s}
                  %s
                """
                        .formatted(name, namespace, interval, store, String.join("\n  ", data)));
    }

    protected void awaitSynced(String namespace, String name) {
        awaitReason(namespace, name, "SecretSynced");
    }

    protected void awaitReason(String namespace, String name, String reason) {
        await().atMost(PATIENCE)
                .until(
                        () -> cluster.kubectl(
                                "-n",
                                namespace,
                                "get",
                                "externalsecret",
                                name,
                                "-o",
                                "jsonpath={.status.conditions[0].reason}"),
                        reason::equals);
    }

    /** Empty when the Secret or the key is not there. */
    protected String secret(String namespace, String name, String key) {
        String encoded = cluster.kubectl(
                "-n",
                namespace,
                "get",
                "secret",
                name,
                "--ignore-not-found",
                "-o",
                "jsonpath={.data." + key.replace(".", "\\.") + "}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    protected String secrets(String namespace) {
        return cluster.kubectl("-n", namespace, "get", "secrets", "-o", "name");
    }
}
