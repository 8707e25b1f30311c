package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real API server, and a real OpenBao with a fault injector in front. Nothing stale is served. */
public final class GuardStack implements QuarkusTestResourceLifecycleManager {

    private static final String NAMESPACE = "secrets";
    private static final String NAME = "secrets-bridge";

    private Path folder;
    private KubeApiServer cluster;
    private BaoProcess openBao;
    private FaultInjector network;

    /** After the stack whose token it takes away. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        folder = folder();
        cluster = KubeApiServer.start(folder.resolve("kube"));
        openBao = BaoProcess.start(folder.resolve("bao"));
        network = FaultInjector.inFrontOf(openBao.server().address());
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", network.endpoint().toString());
        config.put("drawbridge.upstream.token", "");
        config.put("drawbridge.upstream.app-role.role-id", BaoProcess.ROLE_ID);
        config.put("drawbridge.upstream.app-role.secret-id", BaoProcess.SECRET_ID);
        config.put("drawbridge.upstream.read-timeout", "2s");
        config.put("drawbridge.kubernetes.api-server", cluster.address().toString());
        config.put(
                "drawbridge.kubernetes.ca-certificate", cluster.caCertificate().toString());
        config.put("drawbridge.kubernetes.token", reviewer());
        config.put("drawbridge.guard.recheck", "1s");
        config.put("drawbridge.cache.ttl", "1s");
        // The guard alone has to do it.
        config.put("drawbridge.cache.stale-if-error", "0s");
        return config;
    }

    private String reviewer() {
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

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cluster, new TestInjector.MatchesType(KubeApiServer.class));
        injector.injectIntoFields(openBao, new TestInjector.MatchesType(BaoProcess.class));
        injector.injectIntoFields(network, new TestInjector.MatchesType(FaultInjector.class));
        injector.injectIntoFields(folder, new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        for (AutoCloseable part : new AutoCloseable[] {network, openBao, cluster}) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "guard");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
