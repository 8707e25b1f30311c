package io.drawbridge.secrets.kv;

import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.smallrye.mutiny.Uni;

/** One version of the KV secrets engine: where its secrets are, and what its answers mean. */
sealed interface KvEngine permits KvV1, KvV2 {

    /** Never fails; what went wrong is an outcome. */
    Uni<ReadOutcome> fetch(SecretRef ref);
}
