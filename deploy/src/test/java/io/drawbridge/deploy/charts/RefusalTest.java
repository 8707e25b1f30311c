package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are wrong or secret are refused, by both Helms, with a message that says which and why. */
@EnabledIfInstalled({"helm3", "helm4"})
class RefusalTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            secrets-bridge | replica=3                                     | additional properties 'replica' not allowed
            secrets-bridge | image.digest="latest"                         | at '/image/digest'
            secrets-bridge | mode="pods"                                   | at '/mode'
            secrets-bridge | port="http"                                   | at '/port': got string, want integer
            secrets-bridge | runAsUser=0                                   | at '/runAsUser': minimum: got 0, want 1
            secrets-bridge | networkPolicy.from=[{}]                       | at '/networkPolicy/from/0'
            secrets-bridge | knative.scale=1                               | additional properties 'scale' not allowed
            secrets-bridge | config.upstream.token="x"                     | at '/config/upstream/token': value must be '(a secret: name it in secrets.properties
            secrets-bridge | config.tenant={"signing-keys":["x"]}          | at '/config/tenant/signing-keys': value must be '(a secret
            token-service  | config.issuer={"secret-access-key":"x"}       | at '/config/issuer/secret-access-key': value must be '(a secret
            token-service  | config.a.b="AKIAIOSFODNN7EXAMPLE"             | at '/config/a/b'
            token-service  | files={"application.properties":"x"}          | invalid propertyName 'application.properties'
            token-service  | extraEnv=[{"name":"X_TOKEN","value":"x"}]     | at '/extraEnv/0': missing property 'valueFrom'
            token-service  | secrets.existingSecret=""                     | token-service needs a Secret with drawbridge.signing.keys: name it in secrets.existingSecret
            token-service  | secrets.externalSecret.enabled=true           | secrets.existingSecret and secrets.externalSecret.enabled exclude each other
            token-service  | secrets={"existingSecret":"","externalSecret":{"enabled":true}} | secrets.externalSecret needs store.name and key
            token-service  | secrets.externalSecret.refreshInterval="1h"   | at '/secrets/externalSecret/refreshInterval': '1h' does not match pattern
            token-service  | secrets.externalSecret.refreshInterval="90m0s" | at '/secrets/externalSecret/refreshInterval': '90m0s' does not match pattern
            upload-gateway | config.tus={"state":"uploads/tus-state/"},secrets.existingSecret="" | config.tus.state needs a Secret with the keys of drawbridge.tus
            upload-gateway | config={"sweeper.owned":["uploads/a/"]},secrets.existingSecret="" | config.sweeper.owned needs a Secret with the keys of drawbridge.sweeper
            upload-gateway | config.tus={"state":"a/b/"},secrets={"existingSecret":"","externalSecret":{"enabled":true,"key":"k","store":{"name":"v"}}} | config.tus.state needs drawbridge.tus.secret-access-key in secrets.externalSecret.optional
            secrets-bridge | allowPlainHttpStore=true                      | allowPlainHttpStore is for token-service and upload-gateway
            token-service  | rbac.tokenReview=true                         | rbac.tokenReview needs serviceAccount.mountToken
            token-service  | autoscaling.type="keda"                       | autoscaling.type keda needs autoscaling.triggers
            """)
    void saysWhatIsWrong(String chart, String value, String message) {
        for (String version : Helm.VERSIONS) {
            assertThat(refusal(version, chart, "--set-json=" + value)).contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource({"token-service", "upload-gateway", "secrets-bridge"})
    void knativeScalesByItself(String chart) {
        assertThat(refusal("helm4", chart, "--set=mode=knative,autoscaling.type=hpa"))
                .contains("autoscaling.type hpa needs mode deployment");
        assertThat(refusal("helm4", chart, "--set=mode=knative,knative.minScale=9,knative.maxScale=2"))
                .contains("knative.minScale is greater than knative.maxScale");
    }

    private String refusal(String version, String chart, String value) {
        return Helm.installed(version, folder)
                .template(new Chart(chart), Chart.example("minimal"), value)
                .expectFailure();
    }
}
