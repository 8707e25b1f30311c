package io.drawbridge.system;

import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** SeaweedFS, a real cluster with External Secrets, token-service and the bridge, configured as documented. */
final class TenantCluster implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Path folder;
    private final String bucket;
    private final int tokenService = FreePorts.next();
    private final int bridge = FreePorts.next();
    private final String apiKey = UUID.randomUUID().toString();
    private SeaweedFs store;
    private KubeApiServer cluster;

    private TenantCluster(Path folder, String bucket) {
        this.folder = folder;
        this.bucket = bucket;
    }

    static TenantCluster start(Path folder, String bucket) throws Exception {
        TenantCluster started = new TenantCluster(folder, bucket);
        try {
            started.run();
            return started;
        } catch (Exception e) {
            started.close();
            throw e;
        }
    }

    SeaweedFs store() {
        return store;
    }

    AwsBasicCredentials admin() {
        return AwsBasicCredentials.create(
                store.admin().accessKeyId(), store.admin().secretAccessKey());
    }

    URI bridge() {
        return URI.create("http://127.0.0.1:" + bridge);
    }

    void apply(String yaml) {
        cluster.apply(yaml);
    }

    String kubectl(String... arguments) {
        return cluster.kubectl(arguments);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void run() throws Exception {
        store = keep(SeaweedFs.start(folder.resolve("weed"), bucket));
        cluster = keep(KubeApiServer.start(folder.resolve("kube")));
        for (String namespace : List.of("secrets", "team-a", "team-b", "stranger")) {
            cluster.createNamespace(namespace);
            cluster.createServiceAccount(namespace, "eso-reader");
        }
        cluster.kubectl(
                "create",
                "clusterrolebinding",
                "secrets-bridge",
                "--clusterrole=system:auth-delegator",
                "--serviceaccount=secrets:eso-reader");
        keep(ServiceJar.start("token-service", folder.resolve("token-service"), tokenService, tokenService()));
        EmbeddedVault vault = keep(EmbeddedVault.start());
        keep(ServiceJar.start("secrets-bridge", folder.resolve("secrets-bridge"), bridge, secretsBridge(vault)));
        keep(ExternalSecrets.start(folder.resolve("eso"), cluster));
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private Map<String, String> tokenService() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
        return Map.ofEntries(
                Map.entry("drawbridge.store.endpoint", store.endpoint().toString()),
                Map.entry("drawbridge.store.region", store.region()),
                Map.entry("drawbridge.store.path-style", "true"),
                Map.entry("drawbridge.store.profile", "seaweedfs"),
                Map.entry("drawbridge.signing.keys", UUID.randomUUID() + "" + UUID.randomUUID()),
                Map.entry("drawbridge.issuer.type", "federation-token"),
                Map.entry("drawbridge.issuer.access-key-id", store.issuer().accessKeyId()),
                Map.entry("drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey()),
                Map.entry("drawbridge.issuer.probe", "refuse"),
                Map.entry("drawbridge.issuer.probe-bucket", bucket),
                Map.entry("drawbridge.api-keys.\"bridge\".subject", "secrets-bridge"),
                Map.entry(
                        "drawbridge.api-keys.\"bridge\".sha256", HexFormat.of().formatHex(hash)),
                Map.entry("drawbridge.grants.\"tenants\".subjects", "secrets-bridge"),
                Map.entry("drawbridge.grants.\"tenants\".bucket", bucket),
                Map.entry("drawbridge.grants.\"tenants\".keys", "tenants/*"),
                Map.entry("drawbridge.grants.\"tenants\".actions", "upload"));
    }

    private Map<String, String> secretsBridge(EmbeddedVault vault) {
        String token = cluster.createToken("secrets", "eso-reader", KubeApiServer.API_AUDIENCE, Duration.ofHours(1));
        return Map.ofEntries(
                Map.entry("drawbridge.upstream.url", vault.address().toString()),
                Map.entry("drawbridge.upstream.token", vault.rootToken()),
                Map.entry("drawbridge.kubernetes.api-server", cluster.address().toString()),
                Map.entry(
                        "drawbridge.kubernetes.ca-certificate",
                        cluster.caCertificate().toString()),
                Map.entry("drawbridge.kubernetes.token", token),
                Map.entry("drawbridge.tenant.signing-keys", UUID.randomUUID() + "" + UUID.randomUUID()),
                Map.entry("drawbridge.aws.url", "http://127.0.0.1:" + tokenService),
                Map.entry("drawbridge.aws.api-key", apiKey),
                Map.entry("drawbridge.aws.grants.\"uploads\".namespaces", "team-*"),
                Map.entry("drawbridge.aws.grants.\"uploads\".bucket", bucket),
                Map.entry("drawbridge.aws.grants.\"uploads\".prefix", "tenants/{namespace}/"));
    }
}
