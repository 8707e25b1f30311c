package io.drawbridge.secrets.kv;

import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretSource;
import io.drawbridge.secrets.secret.Unguarded;
import io.drawbridge.secrets.upstream.UpstreamClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The upstream's secrets, each by the engine of its mount. */
@Unguarded
@Singleton
public class KvSource implements SecretSource {

    private final KvMounts mounts;
    private final KvEngine v1;
    private final KvEngine v2;

    KvSource(KvMounts mounts, UpstreamClient upstream) {
        this.mounts = mounts;
        this.v1 = new KvV1(upstream);
        this.v2 = new KvV2(upstream);
    }

    @Override
    public Uni<ReadOutcome> fetch(SecretRef ref) {
        return engine(ref.mount()).fetch(ref);
    }

    private KvEngine engine(String mount) {
        return switch (mounts.version(mount)) {
            case V1 -> v1;
            case V2 -> v2;
        };
    }
}
