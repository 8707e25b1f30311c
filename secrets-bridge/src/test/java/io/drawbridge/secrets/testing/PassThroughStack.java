package io.drawbridge.secrets.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real OpenBao, where the bridge reads by the token role of each tenant; its own rules allow everything. */
public final class PassThroughStack implements QuarkusTestResourceLifecycleManager {

    private BaoProcess openBao;

    /** After the stack whose token it takes away. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        openBao = BaoProcess.start(folder());
        Map<String, String> config = new LinkedHashMap<>();
        config.put("drawbridge.upstream.url", openBao.server().address().toString());
        config.put("drawbridge.upstream.token", "");
        config.put("drawbridge.upstream.app-role.role-id", BaoProcess.ROLE_ID);
        config.put("drawbridge.upstream.app-role.secret-id", BaoProcess.SECRET_ID);
        config.put("drawbridge.upstream.pass-through.token-role", "{namespace}");
        config.put("drawbridge.rules.\"all\".namespaces", "*");
        config.put("drawbridge.rules.\"all\".mount", "secret");
        config.put("drawbridge.rules.\"all\".paths", "*");
        config.put("drawbridge.cache.ttl", "1m");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(openBao, new TestInjector.MatchesType(BaoProcess.class));
    }

    @Override
    public void stop() {
        if (openBao != null) {
            openBao.close();
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
