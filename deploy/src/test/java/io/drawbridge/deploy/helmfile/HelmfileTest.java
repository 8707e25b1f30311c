package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every environment renders with either vault, and versions are pinned in one file. */
@EnabledIfInstalled({"helmfile", "helm4", "external-secrets"})
class HelmfileTest {

    @TempDir
    Path folder;

    private Helmfile helmfile;

    @BeforeEach
    void open() {
        helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, "helm4");
    }

    @ParameterizedTest
    @CsvSource({"dev, openbao", "dev, vault", "prod, openbao", "prod, vault"})
    void rendersWithEitherVault(String environment, String vault) {
        List<JsonNode> documents = render(environment, vault);

        assertThat(documents)
                .anyMatch(document -> document.at("/metadata/name").asText().equals(vault + "-values"));
        assertThat(documents)
                .filteredOn(document -> document.path("kind").asText().equals("ClusterSecretStore"))
                .extracting(document -> document.path("apiVersion").asText())
                .containsExactly("external-secrets.io/v1", "external-secrets.io/v1");
        assertThat(names(documents, "ExternalSecret").contains("hello-from-vault"))
                .isEqualTo(environment.equals("dev"));
        assertThat(names(documents, "Deployment")).contains("secrets-bridge", "token-service", "upload-gateway");
        assertThat(names(documents, "Deployment").contains("dev-store")).isEqualTo(environment.equals("dev"));
        assertThat(images(documents))
                .isNotEmpty()
                .allMatch(image -> image.matches(".+(:v?\\d+\\.\\d+.*|@sha256:.+)"), "is pinned");
    }

    @Test
    void openBaoNeverGetsARootToken() {
        String values = render("prod", "openbao").stream()
                .filter(document -> document.at("/metadata/name").asText().equals("openbao-values"))
                .findFirst()
                .orElseThrow()
                .at("/data/values.yaml")
                .asText();
        assertThat(values).doesNotContainIgnoringCase("rootToken");
        assertThat(Yaml.read(values).at("/server/image/tag").asText()).isEqualTo("2.7.2");
    }

    /** The policy stands twice, for OpenBao's first start and for a vault that has none. */
    @Test
    void bothWaysOfSettingUpAllowTheSame() throws IOException {
        String config = Yaml.read(Sources.deploy("environments/default.yaml"))
                .at("/openbao/server/standalone/config")
                .asText();
        String policy = Files.readString(Sources.deploy("charts/vault-glue/files/setup.hcl"))
                .replace("{{ .Values.vault.mount }}", "secret")
                .replace("{{ .Values.vault.authMount }}", "kubernetes")
                .replace("{{ .Values.tenants.role }}", "tenant")
                .replace("{{ .Values.operators.role }}", "operator")
                .replace("{{ .Values.bridge.role }}", "secrets-bridge");
        assertThat(rules(config)).isNotEmpty().isEqualTo(rules(policy));
    }

    @Test
    void versionsArePinnedInOneFile() throws IOException {
        for (String file : List.of("default", "dev", "prod")) {
            assertThat(Files.readString(Sources.deploy("environments/" + file + ".yaml")))
                    .doesNotContainPattern("(?m)^\\s*(-\\s*)?\\{?(tag|version|digest):");
        }
        JsonNode versions = Yaml.read(Sources.deploy("environments/versions.yaml"));
        assertThat(versions.path("charts").size()).isEqualTo(3);
        versions.path("charts")
                .forEach(chart -> assertThat(chart.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+"));
    }

    /** The store for development gives its sessions what the bootstrap command prints, and nothing else. */
    @Test
    void theDevelopmentStoreHasThePrintedPolicies() {
        JsonNode made = render("dev", "openbao").stream()
                .filter(document -> document.path("kind").asText().equals("ExternalSecret"))
                .filter(document -> document.at("/metadata/name").asText().equals("dev-store"))
                .findFirst()
                .orElseThrow();
        JsonNode roles = Yaml.read(
                made.at("/spec/target/template/data/iam.json").asText().replace("{{ .signing_key }}", "SIGNING_KEY"));
        Output printed = Tool.script("bootstrap/s3", folder)
                .run("--actions", "upload,download,delete,list", "policy", "seaweedfs", "uploads");
        assertThat(roles).isEqualTo(Yaml.read(printed.expectSuccess()));
    }

    @Test
    void refusesAnUnknownVault() {
        Output output = helmfile.run("dev", "--state-values-set", "setup.vault=consul", "list", "--skip-charts");
        assertThat(output.expectFailure()).contains("setup.vault is openbao or vault, not consul");
    }

    @Test
    void namesTheEnvironmentsThatThereAre() {
        assertThat(helmfile.run("staging", "list", "--skip-charts").expectFailure())
                .contains("staging");
    }

    private List<JsonNode> render(String environment, String vault) {
        return Yaml.readAll(helmfile.run(
                        environment,
                        "--state-values-file",
                        Overrides.write(folder).toString(),
                        "--state-values-set",
                        "setup.vault=" + vault,
                        "template",
                        "--skip-tests")
                .expectSuccess());
    }

    private static List<String> names(List<JsonNode> documents, String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .map(document -> document.at("/metadata/name").asText())
                .toList();
    }

    private static List<String> images(List<JsonNode> documents) {
        return documents.stream()
                .flatMap(document -> Stream.of("/spec/template/spec/containers", "/spec/template/spec/initContainers")
                        .map(document::at))
                .flatMap(containers -> StreamSupport.stream(containers.spliterator(), false))
                .map(container -> container.path("image").asText())
                .toList();
    }

    private static List<String> rules(String policy) {
        List<String> rules = new ArrayList<>();
        policy.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("path \""))
                .forEach(line -> {
                    if (line.contains("capabilities")) {
                        rules.add(line);
                    }
                });
        return rules;
    }
}
