package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * External Secrets' VaultDynamicSecret generator, the bridge and token-service: a namespace gets S3 credentials for its
 * own folder by its own ServiceAccount, and SeaweedFS holds them to it.
 */
@EnabledIfInstalled({"weed", "etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "external-secrets"
})
class GeneratedCredentialsTest {

    private static final String BUCKET = "data";

    @TempDir
    private static Path folder;

    private static TenantCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = TenantCluster.start(folder, BUCKET);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void credentialsWriteTheOwnFolderAndDoNothingElse() {
        generate("team-a");
        try (S3Client s3 = client("team-a");
                S3Client admin = cluster.store().s3(cluster.admin())) {
            s3.putObject(put -> put.bucket(BUCKET).key("tenants/team-a/x"), RequestBody.fromString("hello"));
            assertThat(admin.getObjectAsBytes(get -> get.bucket(BUCKET).key("tenants/team-a/x"))
                            .asUtf8String())
                    .isEqualTo("hello");
            admin.putObject(put -> put.bucket(BUCKET).key("tenants/team-b/x"), RequestBody.fromString("of b"));
            denied(() -> s3.getObject(get -> get.bucket(BUCKET).key("tenants/team-a/x")));
            denied(() -> s3.listObjectsV2(list -> list.bucket(BUCKET).prefix("tenants/team-a/")));
            denied(() -> s3.deleteObject(delete -> delete.bucket(BUCKET).key("tenants/team-a/x")));
            for (String key :
                    new String[] {"tenants/team-b/y", "tenants/team-ab/y", "tenants/x", "other", "tenants/team-b/x"}) {
                denied(() -> s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("no")));
            }
            denied(() -> s3.getObject(get -> get.bucket(BUCKET).key("tenants/team-b/x")));
            assertThat(admin.getObjectAsBytes(get -> get.bucket(BUCKET).key("tenants/team-b/x"))
                            .asUtf8String())
                    .isEqualTo("of b");
        }
        assertThat(secret("team-a", "prefix")).isEqualTo("tenants/team-a/");
    }

    @Test
    void anotherNamespaceGetsItsOwnAndAStrangerNone() {
        generate("team-b");
        assertThat(secret("team-b", "prefix")).isEqualTo("tenants/team-b/");
        cluster.apply(manifests("stranger"));
        await().atMost(Duration.ofSeconds(60)).until(() -> reason("stranger").equals("SecretSyncedError"));
        assertThat(cluster.kubectl("-n", "stranger", "get", "secrets", "-o", "name"))
                .isBlank();
    }

    private static void generate(String namespace) {
        cluster.apply(manifests(namespace));
        await().atMost(Duration.ofSeconds(60)).until(() -> reason(namespace).equals("SecretSynced"));
    }

    private static String manifests(String namespace) {
        return """
                apiVersion: generators.external-secrets.io/v1alpha1
                kind: VaultDynamicSecret
                metadata: {name: s3, namespace: %1$s}
                spec:
                  path: aws/creds/uploads
                  method: GET
                  provider:
                    server: %2$s
                    auth:
                      kubernetes:
                        mountPath: kubernetes
                        role: any
                        serviceAccountRef: {name: eso-reader, audiences: [secrets-bridge]}
                ---
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: s3, namespace: %1$s}
                spec:
                  refreshInterval: 40m
                  target: {name: s3}
                  dataFrom:
                    - sourceRef:
                        generatorRef: {apiVersion: generators.external-secrets.io/v1alpha1, kind: VaultDynamicSecret, name: s3}
                """
                .formatted(namespace, cluster.bridge());
    }

    private static S3Client client(String namespace) {
        return cluster.store()
                .s3(AwsSessionCredentials.create(
                        secret(namespace, "access_key"),
                        secret(namespace, "secret_key"),
                        secret(namespace, "security_token")));
    }

    private static String secret(String namespace, String key) {
        String encoded = cluster.kubectl("-n", namespace, "get", "secret", "s3", "-o", "jsonpath={.data." + key + "}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String reason(String namespace) {
        return cluster.kubectl(
                "-n", namespace, "get", "externalsecret", "s3", "-o", "jsonpath={.status.conditions[0].reason}");
    }

    private static void denied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                .isEqualTo(403));
    }
}
