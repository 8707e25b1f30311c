package io.drawbridge.secrets.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the bridge log in upstream by AppRole instead of a token, and keep what it read. */
public final class AppRoleStack implements QuarkusTestResourceLifecycleManager {

    public static final String SECRET_ID = "secret-id-of-the-bridge";

    /** After the stack whose token it takes away. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "drawbridge.upstream.token", "",
                "drawbridge.upstream.app-role.role-id", "bridge",
                "drawbridge.upstream.app-role.secret-id", SECRET_ID,
                "drawbridge.cache.ttl", "2s");
    }

    @Override
    public void stop() {}
}
