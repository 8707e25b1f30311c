package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged service that runs with what its release has put into the cluster: ConfigMap, Secret, environment, flags. */
final class ServicePod implements AutoCloseable {

    private static final String NAMESPACE = "drawbridge";

    private final ServerProcess process;
    private final URI address;

    private ServicePod(ServerProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it where its values say that it listens. */
    static ServicePod start(KubeApiServer cluster, String service, int port, Path folder) throws IOException {
        Path jar = Sources.repository(service + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: mvn package -DskipTests -pl " + service + " -am");
        }
        Pod pod = Pod.of(cluster, NAMESPACE, "deployment/" + service, folder);
        Map<String, String> environment = new HashMap<>(pod.environment());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        if (service.equals("secrets-bridge")) {
            environment.putAll(whatKubernetesMounts(cluster, pod, folder));
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        ServerProcess process = ServerProcess.start(new ServerCommand(
                service,
                folder.toAbsolutePath(),
                List.of(java, "-jar", jar.toString()),
                environment,
                Duration.ofSeconds(5)));
        URI address = URI.create("http://127.0.0.1:" + port);
        process.awaitReady(() -> isReady(address), Duration.ofSeconds(90));
        return new ServicePod(process, address);
    }

    URI address() {
        return address;
    }

    /** Where a pod finds the API server and its own token; here these are files and addresses of this machine. */
    private static Map<String, String> whatKubernetesMounts(KubeApiServer cluster, Pod pod, Path folder)
            throws IOException {
        String token = pod.serviceAccountToken(KubeApiServer.API_AUDIENCE);
        Path file = Files.writeString(folder.resolve("token"), token).toAbsolutePath();
        return Map.of(
                "DRAWBRIDGE_UPSTREAM_KUBERNETES_TOKEN_PATH", file.toString(),
                "DRAWBRIDGE_KUBERNETES_API_SERVER", cluster.address().toString(),
                "DRAWBRIDGE_KUBERNETES_CA_CERTIFICATE", cluster.caCertificate().toString(),
                "DRAWBRIDGE_KUBERNETES_TOKEN", token);
    }

    private static boolean isReady(URI address) {
        try {
            URI ready = address.resolve("/q/health/ready");
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
