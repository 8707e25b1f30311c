package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.access.InvalidPathException;
import io.drawbridge.secrets.access.SecretPath;
import java.util.List;

/** What stands behind a prefix of the raw path, cleaned; nothing has normalised or decoded it before. */
public final class CleanPath {

    private CleanPath() {}

    public static String join(String rawPath, String prefix) {
        return String.join("/", segments(rawPath, prefix));
    }

    /** Throws {@link VaultFailure} for what cannot be a path. */
    static List<String> segments(String rawPath, String prefix) {
        if (!rawPath.startsWith(prefix)) {
            throw VaultFailure.badRequest("relative paths not supported");
        }
        try {
            return SecretPath.clean(rawPath.substring(prefix.length())).segments();
        } catch (InvalidPathException e) {
            throw VaultFailure.badRequest(e.getMessage());
        }
    }
}
