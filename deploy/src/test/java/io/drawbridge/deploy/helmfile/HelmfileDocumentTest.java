package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The commands of docs/helmfile.md, where charts from elsewhere have stand-ins and no kubelet is. */
@FromNothing
class HelmfileDocumentTest {

    private final Environment environment;

    HelmfileDocumentTest(Environment environment) {
        this.environment = environment;
    }

    @Test
    void itsCommandsInstallAndShowWhatIsThere() throws IOException {
        environment.awaitReason("example", "hello-from-secrets-bridge", "SecretSynced");
        String told = new Pasted(environment).run("docs/helmfile.md").expectSuccess();
        assertThat(told)
                .contains("hello-from-vault", "\nhello\nhello\n", "\"size\":20000000", "sts:GetFederationToken")
                .contains("\"roleName\": \"Uploader\"");
    }
}
