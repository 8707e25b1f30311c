package io.drawbridge.secrets.kv;

import java.util.Map;

/** Mounts for tests of other rooms. */
public final class MountsOfTests {

    private MountsOfTests() {}

    /** This mount is KV v1, all others are KV v2. */
    public static KvMounts v1(String mount) {
        Map<String, MountsConfig.Mount> configured = Map.of(mount, () -> 1);
        return new KvMounts(() -> configured);
    }
}
