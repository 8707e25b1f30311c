package io.drawbridge.secrets.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KvMountsTest {

    @Test
    void knowsWhatIsConfiguredAndTakesTheRestForVersionTwo() {
        KvMounts mounts = mounts(Map.of("kv", 1, "team/kv", 1, "two", 2));
        assertThat(mounts.version("kv")).isEqualTo(KvVersion.V1);
        assertThat(mounts.version("two")).isEqualTo(KvVersion.V2);
        assertThat(mounts.version("other").number()).isEqualTo("2");
        assertThat(mounts.v1Of(List.of("kv", "a"))).contains("kv");
        assertThat(mounts.v1Of(List.of("team", "kv", "a"))).contains("team/kv");
        assertThat(mounts.v1Of(List.of("team", "a"))).isEmpty();
        assertThat(mounts.v1Of(List.of("two", "data", "a"))).isEmpty();
    }

    @Test
    void refusesNamesThatNoMountHas() {
        assertThatThrownBy(() -> mounts(Map.of("kv/", 1)))
                .hasMessage("drawbridge.mounts.\"kv/\": no slash at the ends");
    }

    private static KvMounts mounts(Map<String, Integer> versions) {
        Map<String, MountsConfig.Mount> configured = new TreeMap<>();
        versions.forEach((name, version) -> configured.put(name, () -> version));
        return new KvMounts(() -> configured);
    }
}
