package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.OpenBao;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real API server that reviews and a real OpenBao that holds the secrets; the bridge has an identity in both. */
public final class ClusterStack implements QuarkusTestResourceLifecycleManager {

    private static final String NAMESPACE = "secrets";
    private static final String NAME = "secrets-bridge";

    private Path folder;
    private KubeApiServer cluster;
    private OpenBao openBao;

    @Override
    public Map<String, String> start() {
        folder = folder();
        cluster = KubeApiServer.start(folder.resolve("kube"));
        openBao = OpenBao.start(folder.resolve("bao"));
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", openBao.address().toString());
        config.put("drawbridge.upstream.token", openBao.rootToken());
        config.put("drawbridge.kubernetes.api-server", cluster.address().toString());
        config.put(
                "drawbridge.kubernetes.ca-certificate", cluster.caCertificate().toString());
        config.put("drawbridge.kubernetes.token", reviewer());
        config.put("drawbridge.cache.ttl", "1s");
        return config;
    }

    /** The bridge may review tokens, and nothing else. */
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
        injector.injectIntoFields(openBao, new TestInjector.MatchesType(OpenBao.class));
        injector.injectIntoFields(folder, new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        if (openBao != null) {
            openBao.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
