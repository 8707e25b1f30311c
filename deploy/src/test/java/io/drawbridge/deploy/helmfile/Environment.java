package io.drawbridge.deploy.helmfile;

import static org.awaitility.Awaitility.await;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.deploy.tool.Weed;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.SeaweedPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What one command makes of an empty cluster: the helmfile installs `dev`, OpenBao starts with the values that its chart
 * would get and sets itself up, the Jobs run, External Secrets makes the Secrets, and the store and the packaged services
 * start with what their releases have put into the cluster. All of it is real and runs on loopback, because nothing here
 * makes pods; only addresses and ports are the test's.
 */
final class Environment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final List<String> SERVICES = List.of("secrets-bridge", "token-service", "upload-gateway");

    private final Path folder;
    private final int vaultPort = FreePorts.next();
    private final Map<String, Integer> ports = new HashMap<>();
    private final SeaweedPorts storePorts = SeaweedPorts.free();
    private final Map<String, ServicePod> services = new HashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private KubeApiServer cluster;
    private SelfInitialisedVault vault;
    private Weed store;
    private String setupLog;
    private String bootstrapLog;

    private Environment(Path folder) {
        this.folder = folder.toAbsolutePath();
        SERVICES.forEach(service -> ports.put(service, FreePorts.next()));
    }

    static Environment install(Path folder) throws Exception {
        Environment environment = new Environment(folder);
        try {
            environment.start();
            return environment;
        } catch (Exception | AssertionError e) {
            environment.close();
            throw new IllegalStateException(e);
        }
    }

    private void start() throws Exception {
        cluster = keep(KubeApiServer.start(folder.resolve("kube")));
        keep(ExternalSecrets.start(folder.resolve("eso"), cluster));
        sync("helm4").expectSuccess();
        vault = keep(new SelfInitialisedVault(cluster, folder.resolve("vault"), vaultPort, FreePorts.next()));
        vault.start();
        setupLog = setUpVault();
        askAgain();
        for (String secret : List.of("secrets-bridge", "token-service", "dev-store")) {
            awaitReason("drawbridge", secret, "SecretSynced");
        }
        Pod pod = Pod.of(cluster, "drawbridge", "deployment/dev-store", folder.resolve("store"));
        List<String> command = pod.command();
        store = keep(Weed.start(
                folder.resolve("store"), storePorts, command.subList(command.indexOf("server") + 1, command.size())));
        bootstrapLog = bootstrapStore();
        for (String service : SERVICES) {
            services.put(
                    service, keep(ServicePod.start(cluster, service, ports.get(service), folder.resolve(service))));
        }
        askAgain();
    }

    /** External Secrets waits longer after each failure. In a cluster the vault and the Job are ready before it asks. */
    private void askAgain() {
        cluster.kubectl("annotate", "externalsecrets", "--all", "-A", "force-sync=" + System.nanoTime(), "--overwrite");
    }

    /** `helmfile -e dev sync`, with what the tests change. */
    Output sync(String helm) {
        return helmfile(helm).run("dev", "--state-values-file", overrides().toString(), "sync");
    }

    Helmfile helmfile(String helm) {
        return Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, helm).withKubeconfig(cluster.kubeconfig());
    }

    /** Addresses of this machine instead of names in the cluster. */
    Path overrides() {
        return Overrides.write(
                folder,
                """
                vault-glue:
                  vault: {address: "http://127.0.0.1:%1$d"}
                  bridge: {address: "http://127.0.0.1:%2$d"}
                secrets-bridge: {port: %2$d, config: {upstream: {url: "http://127.0.0.1:%1$d"}}}
                s3-bootstrap: {endpoint: "http://127.0.0.1:%3$d"}
                token-service: {port: %4$d, config: {store: {endpoint: "http://127.0.0.1:%3$d"}}}
                upload-gateway:
                  port: %5$d
                  config: {store: {endpoint: "http://127.0.0.1:%3$d"}, token-service: {url: "http://127.0.0.1:%4$d"}}
                """
                        .formatted(
                                vaultPort,
                                ports.get("secrets-bridge"),
                                storePorts.s3(),
                                ports.get("token-service"),
                                ports.get("upload-gateway")));
    }

    /** Runs the Job of vault-glue; what it said. */
    String setUpVault() {
        return new JobRun(cluster, folder.resolve("setup")).run("vault", "vault-glue-setup-", Map.of());
    }

    /** Runs the Job of s3-bootstrap; what it said. */
    String bootstrapStore() {
        return new JobRun(cluster, folder.resolve("bootstrap")).run("drawbridge", "s3-bootstrap-", Map.of());
    }

    /** Waits until an ExternalSecret is in this state, and tells what External Secrets says if it never is. */
    void awaitReason(String namespace, String name, String reason) {
        Callable<String> state = () -> cluster.kubectl(
                "-n", namespace, "get", "externalsecret", name, "-o", "jsonpath={.status.conditions[0].reason}");
        try {
            await().atMost(PATIENCE).until(state, reason::equals);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    namespace + "/" + name + " is not " + reason + ": "
                            + cluster.kubectl("-n", namespace, "get", "events", "-o", "jsonpath={.items[*].message}"),
                    e);
        }
    }

    String secret(String namespace, String name, String key) {
        String encoded = cluster.kubectl("-n", namespace, "get", "secret", name, "-o", "jsonpath={.data." + key + "}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** An installed tool that finds the cluster and the vault. */
    Tool tool(String name) {
        return Tool.installed(name, folder)
                .withKubeconfig(cluster.kubeconfig())
                .with("BAO_ADDR", vault.address().toString());
    }

    KubeApiServer cluster() {
        return cluster;
    }

    SelfInitialisedVault vault() {
        return vault;
    }

    Weed store() {
        return store;
    }

    ServicePod service(String name) {
        return services.get(name);
    }

    Path folder() {
        return folder;
    }

    String setupLog() {
        return setupLog;
    }

    String bootstrapLog() {
        return bootstrapLog;
    }

    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    private <T extends AutoCloseable> T keep(T server) {
        running.push(server);
        return server;
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
