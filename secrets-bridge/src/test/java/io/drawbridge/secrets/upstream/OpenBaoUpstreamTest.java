package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.secrets.testing.BaoProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins, renewal, roles and namespaces on a real OpenBao; it reviews ServiceAccounts at an embedded API server. */
@EnabledIfInstalled("bao")
class OpenBaoUpstreamTest {

    private static final String DB = "secret/data/team-a/db";

    @TempDir
    static Path folder;

    private static BaoProcess bao;
    private static EmbeddedKubernetes kubernetes;

    @BeforeAll
    static void start() throws IOException {
        bao = BaoProcess.start(folder.resolve("bao"));
        kubernetes = EmbeddedKubernetes.start();
        for (String team : List.of("team-a", "team-b")) {
            bao.server().put("secret/" + team + "/db", Map.of("k", team));
            bao.server().putPolicy(team, "path \"secret/data/" + team + "/*\" { capabilities = [\"read\"] }");
            bao.root().write("auth/token/roles/" + team, Map.of("allowed_policies", List.of(team)));
        }
        enableKubernetes();
        Files.writeString(
                folder.resolve("jwt"),
                kubernetes.serviceAccountToken("secrets", "secrets-bridge", "openbao", Duration.ofHours(1)));
    }

    private static void enableKubernetes() throws IOException {
        // Any will do: the embedded API server speaks plain http.
        String authority = Files.readString(TlsFiles.in(folder.resolve("tls")).certificate("ca"));
        bao.root().write("sys/auth/kubernetes", Map.of("type", "kubernetes"));
        bao.root()
                .write(
                        "auth/kubernetes/config",
                        Map.of(
                                "kubernetes_host",
                                kubernetes.apiServer().toString(),
                                "token_reviewer_jwt",
                                kubernetes.reviewerToken("secrets", "openbao"),
                                "kubernetes_ca_cert",
                                authority,
                                "disable_local_ca_jwt",
                                true));
        for (String role : List.of("bridge", "team-a", "team-b")) {
            bao.root()
                    .write(
                            "auth/kubernetes/role/" + role,
                            Map.of(
                                    "bound_service_account_names", List.of("secrets-bridge"),
                                    "bound_service_account_namespaces", List.of("secrets"),
                                    "audience", "openbao",
                                    "token_policies", List.of(role),
                                    "token_ttl", "20m"));
        }
    }

    @AfterAll
    static void stop() {
        if (bao != null) {
            bao.close();
            kubernetes.close();
        }
    }

    @Test
    void logsInByAppRoleOnceForManyAndOnceMoreWhenRevoked() {
        try (PlainUpstream upstream = upstream(appRole())) {
            assertOneLoginMoreAfterRevocation(upstream, "auth/approle/login");
        }
    }

    @Test
    void logsInByKubernetesOnceForManyAndOnceMoreWhenRevoked() {
        try (PlainUpstream upstream = upstream(kubernetesLogin())) {
            assertOneLoginMoreAfterRevocation(upstream, "auth/kubernetes/login");
        }
    }

    private static void assertOneLoginMoreAfterRevocation(PlainUpstream upstream, String login) {
        assertThat(upstream.readAtOnce(50, "", DB)).allMatch(UpstreamAnswer.Ok.class::isInstance);
        assertThat(upstream.logins("login", "ok")).isEqualTo(1);
        bao.root().write("sys/leases/revoke-prefix/" + login, Map.of());
        assertThat(upstream.readAtOnce(50, "", DB)).allMatch(UpstreamAnswer.Ok.class::isInstance);
        assertThat(upstream.logins("login", "ok")).isEqualTo(2);
    }

    @Test
    void renewsAndLogsInAnewAtTheMaximumWithoutAFailedRead() {
        bao.root()
                .write(
                        "auth/approle/role/bridge",
                        Map.of("token_policies", List.of("bridge"), "token_ttl", "3s", "token_max_ttl", "6s"));
        try (PlainUpstream upstream = upstream(appRole())) {
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        assertThat(upstream.read(DB)).isInstanceOf(UpstreamAnswer.Ok.class);
                        return upstream.logins("renew", "ok") >= 1 && upstream.logins("login", "ok") >= 2;
                    });
        } finally {
            bao.root()
                    .write(
                            "auth/approle/role/bridge",
                            Map.of("token_policies", List.of("bridge"), "token_ttl", "20m", "token_max_ttl", "0"));
        }
    }

    @Test
    void readsInTheNameOfAKubernetesRole() {
        Map<String, String> settings = kubernetesLogin();
        settings.put("pass-through.kubernetes-role", "{namespace}");
        try (PlainUpstream upstream = upstream(settings)) {
            assertRolesAreKeptApart(upstream);
        }
    }

    @Test
    void readsInTheNameOfATokenRole() {
        Map<String, String> settings = appRole();
        settings.put("pass-through.token-role", "{namespace}");
        try (PlainUpstream upstream = upstream(settings)) {
            assertRolesAreKeptApart(upstream);
            assertThat(upstream.logins("login", "ok")).as("its own").isEqualTo(1);
        }
    }

    private static void assertRolesAreKeptApart(PlainUpstream upstream) {
        assertThat(upstream.readAtOnce(20, "team-a", DB)).allMatch(UpstreamAnswer.Ok.class::isInstance);
        assertThat(upstream.read("team-b", DB)).isInstanceOf(UpstreamAnswer.Forbidden.class);
        assertThat(upstream.read("team-b", "secret/data/team-b/db")).isInstanceOf(UpstreamAnswer.Ok.class);
        assertThat(upstream.read("nobody", DB)).isInstanceOf(UpstreamAnswer.Forbidden.class);
        assertThat(upstream.logins("login", "ok") + upstream.logins("create", "ok"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void readsInANamespace() {
        bao.root().write("sys/namespaces/inner", Map.of());
        bao.root().write("inner/sys/mounts/secret", Map.of("type", "kv", "options", Map.of("version", "2")));
        await().until(() ->
                bao.root().request("GET", "inner/secret/config", null).status() == 200);
        bao.root().write("inner/secret/data/only-here", Map.of("data", Map.of("k", "v")));
        Map<String, String> settings =
                new HashMap<>(Map.of("token", bao.server().rootToken()));
        try (PlainUpstream outer = upstream(settings)) {
            assertThat(outer.read("secret/data/only-here")).isInstanceOf(UpstreamAnswer.NotFound.class);
        }
        settings.put("namespace", "inner");
        try (PlainUpstream inner = upstream(settings)) {
            assertThat(inner.read("secret/data/only-here")).isInstanceOf(UpstreamAnswer.Ok.class);
            assertThat(inner.client().clusterId().await().indefinitely()).isPresent();
        }
    }

    private static Map<String, String> appRole() {
        return new HashMap<>(
                Map.of("app-role.role-id", BaoProcess.ROLE_ID, "app-role.secret-id", BaoProcess.SECRET_ID));
    }

    private static Map<String, String> kubernetesLogin() {
        return new HashMap<>(Map.of(
                "kubernetes.role",
                "bridge",
                "kubernetes.token-path",
                folder.resolve("jwt").toString()));
    }

    private static PlainUpstream upstream(Map<String, String> settings) {
        settings.put("url", bao.server().address().toString());
        return new PlainUpstream(settings);
    }
}
