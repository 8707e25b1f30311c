package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.servers.OpenBao;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real OpenBao upstream; Kubernetes is embedded. */
public final class OpenBaoStack implements QuarkusTestResourceLifecycleManager {

    private OpenBao openBao;
    private EmbeddedKubernetes kubernetes;

    /** After the embedded stack, which every test of this module gets: what stands here counts. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        openBao = OpenBao.start(folder());
        kubernetes = EmbeddedKubernetes.start();
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", openBao.address().toString());
        config.put("drawbridge.upstream.token", openBao.rootToken());
        config.put("drawbridge.kubernetes.api-server", kubernetes.apiServer().toString());
        config.put("drawbridge.kubernetes.token", kubernetes.reviewerToken("secrets", "secrets-bridge"));
        config.put("drawbridge.cache.ttl", "0s");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(openBao, new TestInjector.MatchesType(OpenBao.class));
        injector.injectIntoFields(kubernetes, new TestInjector.MatchesType(EmbeddedKubernetes.class));
    }

    @Override
    public void stop() {
        if (openBao != null) {
            openBao.close();
        }
        if (kubernetes != null) {
            kubernetes.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "openbao");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
