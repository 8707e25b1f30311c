package io.drawbridge.benchmark;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.servers.OpenBao;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real OpenBao with a secret for each ExternalSecret, ten of them in each namespace. OpenBao and the bridge review
 * ServiceAccounts at the same embedded API server, which runs in the process of the load.
 */
final class SecretsFixture implements AutoCloseable {

    private static final int IN_A_NAMESPACE = 10;
    private static final String AUDIENCE = "secrets-bridge";

    /** Of the API server, where none is looked at: it speaks plain http. OpenBao wants one nevertheless. */
    private final OpenBao bao;

    private final EmbeddedKubernetes kubernetes;

    private SecretsFixture(OpenBao bao, EmbeddedKubernetes kubernetes) {
        this.bao = bao;
        this.kubernetes = kubernetes;
    }

    static SecretsFixture start(Path folder, int secrets) {
        SecretsFixture fixture = new SecretsFixture(OpenBao.start(folder), EmbeddedKubernetes.start());
        fixture.enableKubernetes();
        for (int i = 0; i < secrets; i++) {
            fixture.bao.put("secret/" + path(i), Map.of("user", "u" + i, "password", "p-" + i));
        }
        return fixture;
    }

    OpenBao bao() {
        return bao;
    }

    URI apiServer() {
        return kubernetes.apiServer();
    }

    String reviewer(String name) {
        return kubernetes.reviewerToken("secrets", name);
    }

    /** All entries of an ExternalSecret name the same secret, as they do where it has several fields. */
    List<Reconcile> reconciles(URI server, int secrets, int keys) {
        return IntStream.range(0, secrets)
                .mapToObj(i -> new Reconcile(
                        server.getAuthority(), jwt(i), Collections.nCopies(keys, "secret/data/" + path(i))))
                .toList();
    }

    private String jwt(int i) {
        return kubernetes.serviceAccountToken(namespace(i), "eso-reader", AUDIENCE, Duration.ofHours(1));
    }

    private void enableKubernetes() {
        bao.client().write("sys/auth/kubernetes", Map.of("type", "kubernetes"));
        bao.client()
                .write(
                        "auth/kubernetes/config",
                        Map.of(
                                "kubernetes_host",
                                apiServer().toString(),
                                "token_reviewer_jwt",
                                reviewer("openbao"),
                                "disable_local_ca_jwt",
                                true,
                                "kubernetes_ca_cert",
                                Authority.PEM));
        bao.putPolicy("tenants", "path \"secret/data/*\" { capabilities = [\"read\"] }");
        bao.client()
                .write(
                        "auth/kubernetes/role/eso",
                        Map.of(
                                "bound_service_account_names", List.of("*"),
                                "bound_service_account_namespaces", List.of("*"),
                                "audience", AUDIENCE,
                                "token_policies", List.of("tenants"),
                                "token_ttl", "10m"));
    }

    private static String namespace(int i) {
        return "team-" + i / IN_A_NAMESPACE;
    }

    private static String path(int i) {
        return namespace(i) + "/app-" + i % IN_A_NAMESPACE;
    }

    @Override
    public void close() {
        Stream.<Runnable>of(bao::close, kubernetes::close).forEach(Runnable::run);
    }
}
