package io.drawbridge.secrets.kv;

import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.upstream.UpstreamClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * KV version 2 of the upstream.
 *
 * @see <a href="https://openbao.org/api-docs/secret/kv/kv-v2/">OpenBao: KV v2 API</a>
 */
final class KvV2 implements KvEngine {

    private final UpstreamClient upstream;

    KvV2(UpstreamClient upstream) {
        this.upstream = upstream;
    }

    @Override
    public Uni<ReadOutcome> fetch(SecretRef ref) {
        return switch (ref.verb()) {
            case READ ->
                upstream.as(ref.role()).get(path(ref, "data"), ref.version()).map(KvOutcome::document);
            case METADATA ->
                upstream.as(ref.role()).get(path(ref, "metadata"), 0).map(KvOutcome::document);
            case LIST -> upstream.as(ref.role()).list(path(ref, "metadata")).map(KvOutcome::names);
        };
    }

    private static List<String> path(SecretRef ref, String door) {
        List<String> path = new ArrayList<>(List.of(ref.mount().split("/")));
        path.add(door);
        path.addAll(ref.path().segments());
        return path;
    }
}
