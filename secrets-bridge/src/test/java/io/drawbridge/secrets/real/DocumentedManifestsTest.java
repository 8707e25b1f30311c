package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.secrets.testing.ClusterStack;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/secrets-bridge.md tells people to apply, applied. */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
class DocumentedManifestsTest extends ClusterTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern EXTERNAL_SECRET =
            Pattern.compile("kind: ExternalSecret\\nmetadata: \\{name: ([a-z0-9-]+), namespace: ([a-z-]+)}");

    @Test
    void everyExternalSecretOfThePageSyncs() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "secrets-bridge.md"));
        List<String> manifests =
                BLOCK.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(manifests).hasSizeGreaterThanOrEqualTo(4);
        for (String manifest : manifests) {
            cluster.apply(
                    manifest.replace("http://secrets-bridge.secrets.svc:8183", "http://127.0.0.1:" + address.getPort())
                            .replace("<credential>", ClusterStack.STORE_CREDENTIAL));
            for (MatchResult secret :
                    EXTERNAL_SECRET.matcher(manifest).results().toList()) {
                awaitSynced(secret.group(2), secret.group(1));
            }
        }
        assertThat(secret("team-a", "documented", "password")).isEqualTo("first");
        assertThat(secret("team-a", "documented-own", "password")).isEqualTo("first");
        assertThat(secret("team-a", "documented-webhook", "password")).isEqualTo("first");
        assertThat(secret("team-a", "s3", "prefix")).isEqualTo("tenants/team-a/");
    }
}
