package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The packaged secrets-bridge, which logs in at the vault with its ServiceAccount as it would in the cluster. */
final class BridgeProcess implements AutoCloseable {

    private static final String NAMESPACE = "drawbridge";
    private static final String NAME = "secrets-bridge";

    private final ServerProcess process;

    private BridgeProcess(ServerProcess process) {
        this.process = process;
    }

    static BridgeProcess start(KubeApiServer cluster, Path folder, URI vault, int port) throws IOException {
        Path jar = Sources.repository("secrets-bridge/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: mvn package -DskipTests -pl secrets-bridge -am");
        }
        Path config = Files.createDirectories(folder.resolve("config"));
        try (Writer file = Files.newBufferedWriter(config.resolve("application.properties"))) {
            properties(cluster, folder, vault, port).store(file, null);
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-jar", jar.toString());
        ServerProcess process = ServerProcess.start(
                new ServerCommand(NAME, folder.toAbsolutePath(), command, Map.of(), Duration.ofSeconds(15)));
        process.awaitReady(() -> isReady(port), Duration.ofSeconds(90));
        return new BridgeProcess(process);
    }

    private static Properties properties(KubeApiServer cluster, Path folder, URI vault, int port) throws IOException {
        String token = token(cluster);
        Path file = Files.writeString(folder.resolve("token"), token).toAbsolutePath();
        Properties config = new Properties();
        config.putAll(Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", String.valueOf(port),
                "drawbridge.upstream.url", vault.toString(),
                "drawbridge.upstream.kubernetes.role", NAME,
                "drawbridge.upstream.kubernetes.token-path", file.toString(),
                "drawbridge.kubernetes.api-server", cluster.address().toString(),
                "drawbridge.kubernetes.ca-certificate", cluster.caCertificate().toString(),
                "drawbridge.kubernetes.token", token,
                "drawbridge.cache.ttl", "1s",
                "drawbridge.tenant.signing-keys", token.substring(token.length() - 64)));
        config.putAll(Map.of(
                "drawbridge.rules.\"own\".namespaces", "*",
                "drawbridge.rules.\"own\".mount", "secret",
                "drawbridge.rules.\"own\".paths", "{namespace}/*",
                // A pod has this file, and the Vault client wants it even for plain HTTP.
                "quarkus.vault.tls.use-kubernetes-ca-cert", "false"));
        return config;
    }

    private static String token(KubeApiServer cluster) {
        cluster.createNamespace(NAMESPACE);
        cluster.createServiceAccount(NAMESPACE, NAME);
        cluster.kubectl(
                "create",
                "clusterrolebinding",
                NAME,
                "--clusterrole=system:auth-delegator",
                "--serviceaccount=" + NAMESPACE + ":" + NAME);
        return cluster.createToken(NAMESPACE, NAME, KubeApiServer.API_AUDIENCE, Duration.ofHours(1));
    }

    private static boolean isReady(int port) {
        try {
            URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
            return ((HttpURLConnection) ready.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
