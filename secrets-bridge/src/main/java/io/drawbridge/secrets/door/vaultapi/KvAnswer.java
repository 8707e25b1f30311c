package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.http.KeptAnswer;
import io.drawbridge.secrets.secret.ReadOutcome;
import jakarta.ws.rs.core.Response;

/** What Vault would answer to an outcome. */
final class KvAnswer {

    private KvAnswer() {}

    /** Throws {@link VaultFailure} for all that is no success and carries nothing. */
    static Response of(ReadOutcome outcome, String requestId) {
        if (outcome instanceof ReadOutcome.Found found) {
            return VaultAnswer.data(requestId, 200, found.value());
        }
        if (outcome instanceof ReadOutcome.Stale stale) {
            return KeptAnswer.mark(of(stale.kept(), requestId), stale.age());
        }
        if (outcome instanceof ReadOutcome.Gone gone) {
            return VaultAnswer.data(requestId, 404, gone.metadata());
        }
        if (outcome instanceof ReadOutcome.Listed listed) {
            ObjectNode data = VaultAnswer.object();
            listed.names().forEach(data.putArray("keys")::add);
            return VaultAnswer.data(requestId, data);
        }
        if (outcome instanceof ReadOutcome.Absent) {
            throw VaultFailure.notFound();
        }
        if (outcome instanceof ReadOutcome.Unsure) {
            throw VaultFailure.unavailable("not sure that it is absent");
        }
        throw outcome instanceof ReadOutcome.Unavailable
                ? VaultFailure.unavailable("upstream is unavailable")
                : VaultFailure.permissionDenied();
    }
}
