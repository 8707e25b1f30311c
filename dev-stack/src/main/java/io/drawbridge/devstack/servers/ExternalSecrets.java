package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real External Secrets controller, with its own CRDs and with no more rights than its own chart gives it. */
public final class ExternalSecrets implements AutoCloseable {

    private static final String NAMESPACE = "external-secrets";
    private static final String RELEASE = "eso";
    private static final String SERVICE_ACCOUNT = RELEASE + "-external-secrets";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final URI metrics;

    private ExternalSecrets(ServerProcess process, URI metrics) {
        this.process = process;
        this.metrics = metrics;
    }

    /** Installs the CRDs and rights in the cluster, and returns when the controller runs. */
    public static ExternalSecrets start(Path folder, KubeApiServer cluster) {
        InstalledServers servers = InstalledServers.onThisMachine();
        Path work = createFolder(folder.toAbsolutePath());
        Path resources = servers.folder("external-secrets");
        installDefinitions(cluster, resources.resolve("crds"));
        installRights(cluster, work, servers.require("helm4"), resources.resolve("chart"));
        Path kubeconfig = cluster.writeKubeconfig(
                work.resolve("kubeconfig"),
                cluster.createToken(NAMESPACE, SERVICE_ACCOUNT, KubeApiServer.API_AUDIENCE, TOKEN_LIFETIME));
        return run(work, servers.require("external-secrets"), kubeconfig);
    }

    /** Where the controller's Prometheus metrics are. */
    public URI metrics() {
        return metrics;
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void installDefinitions(KubeApiServer cluster, Path definitions) {
        // Applied by the server: they are too big for the annotation that a client-side apply leaves.
        cluster.kubectl("apply", "--server-side", "-f", definitions.toString());
        cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    }

    private static void installRights(KubeApiServer cluster, Path work, Path helm, Path chart) {
        cluster.createNamespace(NAMESPACE);
        cluster.apply(new ToolCommand(helm, work, Map.of())
                .run(
                        "template",
                        RELEASE,
                        chart.toString(),
                        "--namespace=" + NAMESPACE,
                        "--set=installCRDs=false",
                        "--show-only=templates/rbac.yaml",
                        "--show-only=templates/serviceaccount.yaml"));
    }

    private static ExternalSecrets run(Path work, Path controller, Path kubeconfig) {
        int metricsPort = FreePorts.next();
        int healthPort = FreePorts.next();
        List<String> command = List.of(
                controller.toString(),
                "--concurrent=4",
                "--metrics-addr=127.0.0.1:" + metricsPort,
                "--live-addr=127.0.0.1:" + healthPort,
                "--loglevel=info",
                "--zap-time-encoding=iso8601");
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig.toString());
        ServerProcess process = ServerProcess.start(new ServerCommand("external-secrets", work, command, environment));
        process.awaitReady(() -> LoopbackHttp.answers(LoopbackHttp.uri(healthPort, "/healthz")), START_LIMIT);
        return new ExternalSecrets(process, LoopbackHttp.uri(metricsPort, "/metrics"));
    }

    private static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }
}
