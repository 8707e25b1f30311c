package io.drawbridge.deploy.helmfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * OpenBao with the configuration that the helmfile hands to its chart. Only what a pod would have is put in: addresses,
 * folders, and its own ServiceAccount, which OpenBao reads from files in a pod.
 */
final class SelfInitialisedVault implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TRUST = "kubernetes_host = \"https://kubernetes.default.svc\"";

    private final KubeApiServer cluster;
    private final Path folder;
    private final URI address;
    private final int clusterPort;
    private ServerProcess process;

    SelfInitialisedVault(KubeApiServer cluster, Path folder, int port, int clusterPort) {
        this.cluster = cluster;
        this.folder = folder.toAbsolutePath();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.clusterPort = clusterPort;
    }

    URI address() {
        return address;
    }

    Path log() {
        return process.log();
    }

    /** Starts, or starts again, what the release `openbao` in the cluster describes. */
    SelfInitialisedVault start() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Path seal = Files.write(
                folder.resolve("key"),
                Base64.getDecoder()
                        .decode(cluster.kubectl(
                                "-n", "vault", "get", "secret", "vault-seal", "-o", "jsonpath={.data.key}")));
        Path config = Files.writeString(folder.resolve("config.hcl"), config(seal));
        String bao = InstalledServers.onThisMachine().require("bao").toString();
        process = ServerProcess.start(new ServerCommand(
                "bao", folder, List.of(bao, "server", "-config=" + config), Map.of(), Duration.ofSeconds(5)));
        process.awaitReady(this::isActive, LIMIT);
        return this;
    }

    private String config(Path seal) throws IOException {
        JsonNode values =
                Yaml.read(Yaml.read(cluster.kubectl("-n", "vault", "get", "configmap", "openbao-values", "-o", "json"))
                        .at("/data/values.yaml")
                        .asText());
        String own = "api_addr = \"%s\"\ncluster_addr = \"http://127.0.0.1:%d\"\n".formatted(address, clusterPort);
        return own
                + values.at("/server/standalone/config")
                        .asText()
                        .replace("[::]:8200", address.getAuthority())
                        .replace("[::]:8201", "127.0.0.1:" + clusterPort)
                        .replace("/openbao/data", folder.resolve("data").toString())
                        .replace("/openbao/seal/key", seal.toString())
                        .replace(TRUST, trust());
    }

    private String trust() throws IOException {
        cluster.createServiceAccount("vault", "vault");
        cluster.apply(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: vault-server-binding}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"}
                subjects: [{kind: ServiceAccount, namespace: vault, name: vault}]
                """);
        String reviewer = cluster.createToken("vault", "vault", KubeApiServer.API_AUDIENCE, Duration.ofHours(2));
        String ca = Files.readString(cluster.caCertificate()).replace("\n", "\\n");
        return "kubernetes_host = \"%s\", kubernetes_ca_cert = \"%s\", token_reviewer_jwt = \"%s\", disable_local_ca_jwt = true"
                .formatted(cluster.address(), ca, reviewer);
    }

    private boolean isActive() {
        try {
            HttpURLConnection health = (HttpURLConnection)
                    address.resolve("/v1/sys/health").toURL().openConnection();
            return health.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
