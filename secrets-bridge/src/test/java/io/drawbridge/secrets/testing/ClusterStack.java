package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.OpenBao;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A real API server that reviews, a real OpenBao that holds the secrets, and the unmodified External Secrets between
 * them. The bridge has the rights that its chart gives it, and no other. One start serves all suites of it.
 */
public final class ClusterStack implements QuarkusTestResourceLifecycleManager {

    /** Where the bridge lives. */
    public static final String NAMESPACE = "secrets";

    /** What the webhook store shows. */
    public static final String STORE_CREDENTIAL = UUID.randomUUID().toString();

    private static final String NAME = "secrets-bridge";

    private KubeApiServer cluster;
    private OpenBao openBao;
    private ExternalSecrets controller;
    private TokenServiceStub tokenService;

    /** After the embedded stack, which every test of this module gets: what stands here counts. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        Path folder = folder();
        cluster = KubeApiServer.start(folder.resolve("kube"));
        openBao = OpenBao.start(folder.resolve("bao"));
        openBao.client().write("sys/mounts/kv1", Map.of("type", "kv", "options", Map.of("version", "1")));
        for (String namespace : List.of(NAMESPACE, "team-a", "team-b")) {
            cluster.createNamespace(namespace);
        }
        ChartRights.apply(cluster, NAMESPACE);
        cluster.createServiceAccount("team-a", "eso-reader");
        cluster.createServiceAccount("team-b", "eso-reader");
        tokenService = TokenServiceStub.start();
        controller = ExternalSecrets.start(folder.resolve("eso"), cluster);
        return config();
    }

    private Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", openBao.address().toString());
        config.put("drawbridge.upstream.token", openBao.rootToken());
        config.put("drawbridge.kubernetes.api-server", cluster.address().toString());
        config.put(
                "drawbridge.kubernetes.ca-certificate", cluster.caCertificate().toString());
        config.put(
                "drawbridge.kubernetes.token",
                cluster.createToken(NAMESPACE, NAME, KubeApiServer.API_AUDIENCE, Duration.ofHours(1)));
        config.put("drawbridge.cache.ttl", "1s");
        // One mount for all suites: together they delete more than the guard would believe of so small a one.
        config.put("drawbridge.guard.min-vanished", "20");
        config.put("drawbridge.tenant.label-cache", "1s");
        config.put("drawbridge.webhook.\"eso\".sha256", BridgeStack.sha256(STORE_CREDENTIAL));
        config.put("drawbridge.aws.url", tokenService.address().toString());
        config.put("drawbridge.aws.api-key", BridgeStack.API_KEY);
        config.put("drawbridge.aws.grants.\"uploads\".namespaces", "team-*");
        config.put("drawbridge.aws.grants.\"uploads\".bucket", "data");
        config.put("drawbridge.aws.grants.\"uploads\".prefix", "tenants/{namespace}/");
        config.put("drawbridge.notifier.enabled", "true");
        config.put("drawbridge.notifier.interval", "1s");
        config.put("drawbridge.notifier.stores.\"bridge\".mount", "secret");
        config.put("drawbridge.notifier.stores.\"bridge-v1\".mount", "kv1");
        config.put("drawbridge.notifier.lease.namespace", NAMESPACE);
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cluster, new TestInjector.MatchesType(KubeApiServer.class));
        injector.injectIntoFields(openBao, new TestInjector.MatchesType(OpenBao.class));
    }

    @Override
    public void stop() {
        if (controller != null) {
            controller.close();
        }
        if (tokenService != null) {
            tokenService.close();
        }
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
