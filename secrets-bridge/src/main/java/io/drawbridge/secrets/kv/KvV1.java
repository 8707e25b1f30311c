package io.drawbridge.secrets.kv;

import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.upstream.UpstreamClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * KV version 1 of the upstream: values and lists at the same path, no versions and no metadata.
 *
 * @see <a href="https://openbao.org/api-docs/secret/kv/kv-v1/">OpenBao: KV v1 API</a>
 */
final class KvV1 implements KvEngine {

    private final UpstreamClient upstream;

    KvV1(UpstreamClient upstream) {
        this.upstream = upstream;
    }

    @Override
    public Uni<ReadOutcome> fetch(SecretRef ref) {
        return switch (ref.verb()) {
            case READ -> upstream.as(ref.role()).get(path(ref), 0).map(KvOutcome::document);
            case LIST -> upstream.as(ref.role()).list(path(ref)).map(KvOutcome::names);
            // There is none to ask for, which says nothing about the secret.
            case METADATA -> Uni.createFrom().item(new ReadOutcome.Unavailable());
        };
    }

    private static List<String> path(SecretRef ref) {
        List<String> path = new ArrayList<>(List.of(ref.mount().split("/")));
        path.addAll(ref.path().segments());
        return path;
    }
}
