package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.tenant.Tenant;
import io.drawbridge.secrets.tenant.TenantToken;
import java.time.Duration;
import java.time.Instant;

/** A tenant's token as Vault describes one of its batch tokens. */
final class TokenDescription {

    private TokenDescription() {}

    static ObjectNode lookup(TenantToken token, Instant now) {
        ObjectNode data = VaultAnswer.object()
                .put("accessor", "")
                .put("creation_time", token.issued().getEpochSecond())
                .put(
                        "creation_ttl",
                        Duration.between(token.issued(), token.expires()).toSeconds())
                .put(
                        "display_name",
                        "kubernetes-" + token.tenant().namespace() + "-"
                                + token.tenant().serviceAccount())
                .put("entity_id", "")
                .put("expire_time", token.expires().toString())
                .put("explicit_max_ttl", 0)
                .put("id", token.value())
                .put("issue_time", token.issued().toString())
                .put("num_uses", 0)
                .put("orphan", true)
                .put("path", "auth/kubernetes/login")
                .put("renewable", false)
                .put("ttl", token.secondsLeft(now))
                .put("type", "batch");
        policies(data.putArray("policies"), token.tenant());
        return data.set("meta", metadata(token.tenant()));
    }

    static ObjectNode metadata(Tenant tenant) {
        return VaultAnswer.object()
                .put("service_account_name", tenant.serviceAccount())
                .put("service_account_namespace", tenant.namespace());
    }

    static void policies(ArrayNode into, Tenant tenant) {
        into.add("ns:" + tenant.namespace());
    }
}
