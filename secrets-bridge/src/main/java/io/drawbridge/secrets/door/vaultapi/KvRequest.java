package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.secret.SecretRef;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/** A KV request, parsed. */
final class KvRequest {

    private static final Pattern VERSION = Pattern.compile("-?[0-9]{1,9}");

    private KvRequest() {}

    /** Throws {@link VaultFailure} for anything that is no read. */
    static SecretRef parse(HttpServerRequest request, KvMounts mounts) {
        KvAddress address = KvAddress.parse(request.path(), mounts);
        boolean list = request.method().name().equals("LIST") || "true".equals(parameter(request, "list"));
        if (list && !address.door().lists()) {
            throw VaultFailure.unsupportedOperation();
        }
        if (!list && address.path().isMount()) {
            throw VaultFailure.notFound();
        }
        int version = !list && address.door() == KvAddress.Door.DATA ? version(request) : 0;
        return new SecretRef(verb(address.door(), list), address.mount(), address.path(), version);
    }

    private static Verb verb(KvAddress.Door door, boolean list) {
        if (list) {
            return Verb.LIST;
        }
        return door == KvAddress.Door.METADATA ? Verb.METADATA : Verb.READ;
    }

    /** Like Vault: absent, empty, zero and negative mean the current one. */
    private static int version(HttpServerRequest request) {
        String text = parameter(request, "version");
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!VERSION.matcher(text).matches()) {
            throw VaultFailure.badRequest("version is not a number");
        }
        return Math.max(0, Integer.parseInt(text));
    }

    private static String parameter(HttpServerRequest request, String name) {
        try {
            return request.getParam(name);
        } catch (IllegalArgumentException e) {
            throw VaultFailure.badRequest("malformed query");
        }
    }
}
