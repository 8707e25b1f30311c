package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "bao"})
class KubeApiServerTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @TempDir
    static Path folder;

    private static KubeApiServer cluster;

    @BeforeAll
    static void start() {
        cluster = KubeApiServer.start(folder);
        for (String team : new String[] {"team-a", "team-b"}) {
            cluster.createNamespace(team);
            cluster.createServiceAccount(team, "reader");
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void reviewsTokenForItsAudienceOnly() throws JsonProcessingException {
        String token = tokenOf("team-a");

        JsonNode right = review(token, KubernetesAuth.AUDIENCE);
        assertThat(right.path("authenticated").asBoolean()).isTrue();
        assertThat(right.at("/user/username").asText()).isEqualTo("system:serviceaccount:team-a:reader");
        JsonNode wrong = review(token, "other");
        assertThat(wrong.path("authenticated").asBoolean()).isFalse();
        assertThat(wrong.path("error").asText()).contains("invalid for the target audiences");
    }

    @Test
    void deniesWhatNoRoleAllows() {
        assertThat(cluster.kubectl("auth", "can-i", "list", "secrets")).contains("yes");
        assertThatIllegalStateException()
                .isThrownBy(() -> cluster.kubectl("--as=system:serviceaccount:team-a:reader", "get", "secrets"))
                .withMessageContaining("Forbidden");
    }

    @Test
    void enforcesPodSecurity() {
        cluster.createNamespace("restricted");
        cluster.kubectl("label", "namespace", "restricted", "pod-security.kubernetes.io/enforce=restricted");

        assertThatIllegalStateException()
                .isThrownBy(() -> cluster.kubectl("--namespace=restricted", "run", "pod", "--image=none"))
                .withMessageContaining("violates PodSecurity");
    }

    @Test
    void deletesNamespaces() {
        cluster.createNamespace("short-lived");

        cluster.kubectl("delete", "namespace", "short-lived", "--timeout=60s");

        assertThat(cluster.kubectl("get", "namespaces")).doesNotContain("short-lived");
    }

    @Test
    void letsServiceAccountsIntoOpenBao(@TempDir Path vault) {
        try (OpenBao bao = OpenBao.start(vault)) {
            bao.enableKubernetesAuth(cluster);
            bao.put("secret/team-a/db", Map.of("user", "a"));
            bao.put("secret/team-b/db", Map.of("user", "b"));
            BaoClient tenant = bao.client(login(bao, tokenOf("team-a")));

            assertThat(tenant.read("secret/data/team-a/db")
                            .at("/data/data/user")
                            .asText())
                    .isEqualTo("a");
            assertThat(tenant.request("GET", "secret/data/team-b/db", null).status())
                    .isEqualTo(403);
        }
    }

    private static String tokenOf(String namespace) {
        return cluster.createToken(namespace, "reader", KubernetesAuth.AUDIENCE, LIFETIME);
    }

    private static String login(OpenBao bao, String token) {
        Map<String, String> login = Map.of("role", KubernetesAuth.ROLE, "jwt", token);
        return bao.client("")
                .write("auth/" + KubernetesAuth.MOUNT + "/login", login)
                .at("/auth/client_token")
                .asText();
    }

    private static JsonNode review(String token, String audience) throws JsonProcessingException {
        String answer = cluster.create(
                """
                apiVersion: authentication.k8s.io/v1
                kind: TokenReview
                spec: {token: "%s", audiences: [%s]}
                """
                        .formatted(token, audience));
        return new ObjectMapper().readTree(answer).path("status");
    }
}
