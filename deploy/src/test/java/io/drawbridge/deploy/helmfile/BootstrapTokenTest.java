package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.OpenBao;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A vault that does not set itself up, as Vault does not: the Job has a token from outside once, and its own role from then
 * on. The vault here is OpenBao's development server, which speaks the same API; Vault itself is not run.
 */
@FromNothing
class BootstrapTokenTest {

    private final Environment environment;
    private final KubeApiServer cluster;

    BootstrapTokenTest(Environment environment) {
        this.environment = environment;
        this.cluster = environment.cluster();
    }

    @Test
    void setsUpAVaultThatKnowsNobody() throws IOException {
        Path folder = environment.newFolder("outside");
        try (OpenBao vault = OpenBao.start(folder)) {
            Map<String, String> pod = whatAPodHas(folder, vault);
            JobRun job = new JobRun(cluster, folder);
            Map<String, String> first = new HashMap<>(pod);
            first.put("BAO_TOKEN", vault.rootToken());
            assertThat(job.run("vault", "vault-glue-setup-", first))
                    .contains("role vault-setup is for ServiceAccount vault-glue", "secret/example/hello is written")
                    .doesNotContain(vault.rootToken());
            assertThat(job.run("vault", "vault-glue-setup-", pod))
                    .contains("secret/example/hello is there already")
                    .doesNotContain("vault-setup is for");
            assertThat(readAsTenant(vault)).isEqualTo("hello");
        }
    }

    private Map<String, String> whatAPodHas(Path folder, OpenBao vault) throws IOException {
        InstalledServers installed = InstalledServers.onThisMachine();
        // Its own ServiceAccount reviews tokens; the environment has made it for the vault that is installed.
        String reviewer = cluster.createToken("vault", "vault", KubeApiServer.API_AUDIENCE, Duration.ofHours(1));
        return Map.of(
                "PATH", Sources.deploy("src/test/outside") + ":" + System.getenv("PATH"),
                "REAL_BAO", installed.require("bao").toString(),
                "BAO_ADDR", vault.address().toString(),
                "KUBERNETES_HOST", cluster.address().toString(),
                "KUBERNETES_CA", cluster.caCertificate().toString(),
                "REVIEWER",
                        Files.writeString(folder.resolve("reviewer"), reviewer).toString());
    }

    private String readAsTenant(OpenBao vault) {
        String jwt = cluster.createToken("example", "eso-reader", "vault", Duration.ofMinutes(10));
        Tool bao = environment.tool("bao").with("BAO_ADDR", vault.address().toString());
        String token = bao.run("write", "-field=token", "auth/kubernetes/login", "role=tenant", "jwt=" + jwt)
                .expectSuccess();
        return bao.with("BAO_TOKEN", token)
                .run("kv", "get", "-field=greeting", "secret/example/hello")
                .expectSuccess();
    }
}
