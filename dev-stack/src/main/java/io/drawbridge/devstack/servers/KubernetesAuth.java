package io.drawbridge.devstack.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How an {@link OpenBao} trusts the ServiceAccounts of a {@link KubeApiServer}, and keeps namespaces apart. */
public final class KubernetesAuth {

    /** Where one logs in: {@code auth/kubernetes/login}. */
    public static final String MOUNT = "kubernetes";

    /** The role of every tenant. */
    public static final String ROLE = "eso";

    /** What the token of a ServiceAccount must be made for. */
    public static final String AUDIENCE = "secrets-bridge";

    private static final String REVIEWER_NAMESPACE = "secrets";
    private static final String REVIEWER = "openbao";

    /** The server asks TokenReview with this token, so it must outlive the tests. */
    private static final Duration REVIEWER_LIFETIME = Duration.ofHours(24);

    private static final String REVIEWER_RIGHTS =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: openbao-delegator}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"}
            subjects: [{kind: ServiceAccount, namespace: %s, name: %s}]
            """
                    .formatted(REVIEWER_NAMESPACE, REVIEWER);

    private static final String TENANT_POLICY =
            """
            path "secret/data/{{%1$s}}/*" { capabilities = ["read"] }
            path "secret/metadata/{{%1$s}}/*" { capabilities = ["read", "list"] }
            path "sys/tools/random/*" { capabilities = ["update"] }
            """;

    private final OpenBao bao;
    private final KubeApiServer cluster;

    KubernetesAuth(OpenBao bao, KubeApiServer cluster) {
        this.bao = bao;
        this.cluster = cluster;
    }

    void enable() {
        bao.client().write("sys/auth/" + MOUNT, Map.of("type", "kubernetes"));
        bao.client().write("auth/" + MOUNT + "/config", config());
        bao.putPolicy("tenant", TENANT_POLICY.formatted(namespaceOfCaller()));
        bao.client().write("auth/" + MOUNT + "/role/" + ROLE, role());
    }

    private Map<String, Object> config() {
        cluster.createNamespace(REVIEWER_NAMESPACE);
        cluster.createServiceAccount(REVIEWER_NAMESPACE, REVIEWER);
        cluster.apply(REVIEWER_RIGHTS);
        String reviewer =
                cluster.createToken(REVIEWER_NAMESPACE, REVIEWER, KubeApiServer.API_AUDIENCE, REVIEWER_LIFETIME);
        return Map.of(
                "kubernetes_host",
                cluster.address().toString(),
                "kubernetes_ca_cert",
                caCertificate(),
                "token_reviewer_jwt",
                reviewer,
                "disable_local_ca_jwt",
                true);
    }

    private static Map<String, Object> role() {
        return Map.of(
                "bound_service_account_names", List.of("*"),
                "bound_service_account_namespaces", List.of("*"),
                "audience", AUDIENCE,
                "token_policies", List.of("tenant"),
                "token_ttl", "10m");
    }

    /** The template that stands for the namespace of whoever logged in at this mount. */
    private String namespaceOfCaller() {
        JsonNode mount = bao.client().read("sys/auth/" + MOUNT);
        String accessor = mount.path("data").path("accessor").asText();
        return "identity.entity.aliases." + accessor + ".metadata.service_account_namespace";
    }

    private String caCertificate() {
        try {
            return Files.readString(cluster.caCertificate());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the cluster's certificate", e);
        }
    }
}
