package io.drawbridge.secrets.kv;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;

/** {@code drawbridge.mounts."<mount>".…}: what the bridge must know about a mount; without it a mount is KV v2. */
@ConfigMapping(prefix = "drawbridge.mounts")
public interface MountsConfig {

    /** Mounts by their path, without slashes at the ends. */
    @WithParentName
    Map<String, Mount> mounts();

    /** One mount. */
    interface Mount {

        /** Version of the KV engine: 1 or 2. */
        @WithDefault("2")
        @Min(1)
        @Max(2)
        int version();
    }
}
