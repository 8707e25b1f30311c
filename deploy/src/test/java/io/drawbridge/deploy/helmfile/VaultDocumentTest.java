package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The commands of docs/vault.md, by `bao` on the real OpenBao and the real bridge. */
@FromNothing
class VaultDocumentTest {

    private final Environment environment;

    VaultDocumentTest(Environment environment) {
        this.environment = environment;
    }

    @Test
    void itsCommandsReadAndWriteTheVault() throws IOException {
        Output output = new Pasted(environment).run("docs/vault.md");
        assertThat(output.expectSuccess())
                .contains("hello", "greeting", "Success! Data deleted", "annotated", "not written", "not read")
                .containsPattern("(?s)123hello.*ns:example.*not written.*not read");
        assertThat(output.err()).contains("permission denied").doesNotContain("command not found");
    }

    /** As far as the API server takes them: to the pod, and to the node that is not there. */
    @Test
    void execAndPortForwardGetAsFarAsTheNode() {
        environment
                .cluster()
                .apply(
                        """
                apiVersion: v1
                kind: Pod
                metadata: {name: vault-0, namespace: vault}
                spec: {containers: [{name: openbao, image: "none:1"}]}
                """);
        try {
            String exec = environment
                    .tool("kubectl")
                    .run("exec", "-n", "vault", "vault-0", "--", "bao", "status")
                    .expectFailure();
            assertThat(exec).contains("vault-0", "does not have a host assigned");
            String forward = environment
                    .tool("kubectl")
                    .run("port-forward", "-n", "vault", "pod/vault-0", "0:8200")
                    .expectFailure();
            assertThat(forward).contains("pod is not running");
        } finally {
            environment.cluster().kubectl("-n", "vault", "delete", "pod", "vault-0", "--grace-period=0", "--force");
        }
    }
}
