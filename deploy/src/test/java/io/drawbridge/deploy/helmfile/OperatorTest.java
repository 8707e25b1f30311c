package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who writes the vault is decided by who may ask Kubernetes for the operator's token. */
@FromNothing
class OperatorTest {

    private final Environment environment;
    private final KubeApiServer cluster;

    OperatorTest(Environment environment) {
        this.environment = environment;
        this.cluster = environment.cluster();
    }

    @Test
    void readsAndWritesSecretsAndNothingElse() {
        Tool operator = environment.tool("bao").with("BAO_TOKEN", login());
        operator.run("kv", "put", "secret/operated/one", "a=b").expectSuccess();
        assertThat(operator.run("kv", "get", "-field=a", "secret/operated/one").expectSuccess())
                .isEqualTo("b");
        operator.run("kv", "metadata", "delete", "secret/operated/one").expectSuccess();
        for (String refused : List.of(
                "policy read operator",
                "policy write operator /dev/null",
                "auth list",
                "secrets enable kv",
                "write auth/kubernetes/role/operator token_policies=root",
                "read sys/storage/raft/configuration")) {
            assertThat(operator.run(refused.split(" ")).expectFailure())
                    .as(refused)
                    .contains("permission denied");
        }
    }

    /** Another account, another namespace, another role, another audience. */
    @Test
    void nobodyElseIsAnOperator() {
        cluster.createServiceAccount("default", "vault-operator");
        assertThat(attempt("default", "vault-operator", "vault")).contains("namespace not authorized");
        assertThat(attempt("vault", "vault-glue", "vault")).contains("service account name not authorized");
        assertThat(attempt("vault", "vault-operator", KubeApiServer.API_AUDIENCE))
                .contains("audience");
        assertThat(attempt("example", "eso-reader", "vault")).contains("not authorized");
    }

    @Test
    void whoMayNotAskForItsTokenGetsNone() {
        cluster.createServiceAccount("default", "somebody");
        String somebody =
                cluster.createToken("default", "somebody", KubeApiServer.API_AUDIENCE, Duration.ofMinutes(10));
        String refused = environment
                .tool("kubectl")
                .withKubeconfig(cluster.writeKubeconfig(environment.folder().resolve("somebody"), somebody))
                .run("create", "token", "vault-operator", "-n", "vault", "--audience", "vault")
                .expectFailure();
        assertThat(refused).contains("forbidden");
    }

    private String attempt(String namespace, String account, String audience) {
        return environment
                .tool("bao")
                .run(arguments(namespace, account, audience))
                .expectFailure();
    }

    private String login() {
        return environment
                .tool("bao")
                .run(arguments("vault", "vault-operator", "vault"))
                .expectSuccess();
    }

    private String[] arguments(String namespace, String account, String audience) {
        String jwt = cluster.createToken(namespace, account, audience, Duration.ofMinutes(10));
        return new String[] {"write", "-field=token", "auth/kubernetes/login", "role=operator", "jwt=" + jwt};
    }
}
