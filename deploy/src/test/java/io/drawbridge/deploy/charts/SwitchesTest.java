package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single values that change what a release is called, what it may do, or what it says after the installation. */
@EnabledIfInstalled("helm4")
class SwitchesTest {

    private static final Chart TOKEN_SERVICE = new Chart("token-service");

    @TempDir
    Path folder;

    @Test
    void aNameOverrideIsInNamesAndSelectors() {
        Manifests manifests = render("--set=nameOverride=vend");
        assertThat(manifests.objects())
                .allMatch(object -> object.at("/metadata/name").asText().equals("r-vend"));
        assertThat(manifests.only("Service").at("/spec/selector").toString())
                .isEqualTo("{\"app.kubernetes.io/name\":\"vend\",\"app.kubernetes.io/instance\":\"r\"}");
    }

    @Test
    void aDigestDecidesAboutTheImage() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        assertThat(image("--set=image.digest=" + digest))
                .isEqualTo("drawbridge/token-service:0.1.0-SNAPSHOT@" + digest);
        assertThat(image("--set=image.registry=registry.example:5000,image.tag=v7"))
                .isEqualTo("registry.example:5000/drawbridge/token-service:v7");
    }

    @Test
    void reviewsOfTokensAreARightOnRequest() {
        assertThat(render().kinds()).doesNotContain("ClusterRoleBinding");
        Manifests manifests = render("--set=rbac.tokenReview=true,serviceAccount.mountToken=true");
        assertThat(manifests.only("ClusterRoleBinding").at("/roleRef/name").asText())
                .isEqualTo("system:auth-delegator");
        assertThat(manifests.only("ClusterRoleBinding").at("/metadata/name").asText())
                .isEqualTo("apps:r-token-service:token-review");
        assertThat(manifests
                        .podTemplate()
                        .at("/spec/automountServiceAccountToken")
                        .asBoolean())
                .isTrue();
        assertThat(manifests.kinds()).doesNotContain("Role", "RoleBinding", "ClusterRole");
    }

    /** It takes its settings before Quarkus has read the mounted file. */
    @Test
    void theVaultClientIsToldInTheEnvironmentToo() {
        JsonNode environment = helm().render(new Chart("secrets-bridge"), Chart.example("minimal"))
                .container()
                .path("env");
        assertThat(environment.toString())
                .contains("{\"name\":\"DRAWBRIDGE_UPSTREAM_URL\",\"value\":\"http://vault.vault.svc:8200\"}");
    }

    @Test
    void aStoreInTheClearIsASettingAndAWarning() {
        assertThat(properties(render())).doesNotContain("allow-plain-http");
        assertThat(properties(render("--set=allowPlainHttpStore=true")))
                .contains("\ndrawbridge.store.allow-plain-http=true\n");
        assertThat(properties(helm().render(
                                new Chart("upload-gateway"),
                                Chart.example("minimal"),
                                "--set=allowPlainHttpStore=true")))
                .contains("\ndrawbridge.store.allow-plain-http=true\n");
        assertThat(notes())
                .contains("kubectl rollout status deploy/r-token-service -n apps")
                .doesNotContain("WARNING");
        assertThat(notes("--set=allowPlainHttpStore=true")).contains("WARNING: allowPlainHttpStore is on.");
        assertThat(notes("--set=networkPolicy.enabled=false")).contains("WARNING: networkPolicy.enabled is false.");
    }

    private String image(String value) {
        return render(value).container().path("image").asText();
    }

    private static String properties(Manifests manifests) {
        return manifests.only("ConfigMap").at("/data/application.properties").asText();
    }

    private Manifests render(String... values) {
        String[] all = new String[values.length + 1];
        all[0] = Chart.example("minimal");
        System.arraycopy(values, 0, all, 1, values.length);
        return helm().render(TOKEN_SERVICE, all);
    }

    private String notes(String... values) {
        Output output = helm().run(
                        List.of(
                                "install",
                                "r",
                                TOKEN_SERVICE.folder().toString(),
                                "--namespace=apps",
                                "--dry-run=client",
                                Chart.example("minimal")),
                        values);
        return output.expectSuccess().replaceFirst("(?s).*\nNOTES:\n", "");
    }

    private Helm helm() {
        return Helm.installed("helm4", folder);
    }
}
