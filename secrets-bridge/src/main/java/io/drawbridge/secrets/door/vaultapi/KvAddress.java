package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.access.InvalidPathException;
import io.drawbridge.secrets.access.SecretPath;
import java.util.List;

/** What a request line names, read from the path as the client sent it: nothing has normalised or decoded it before. */
record KvAddress(String mount, Door door, SecretPath path) {

    private static final String PREFIX = "/v1/";

    /** The two doors of KV v2 that are served. */
    enum Door {
        DATA,
        METADATA
    }

    /** Throws {@link VaultFailure} for what cannot be a path or is no door. */
    static KvAddress parse(String rawPath) {
        if (!rawPath.startsWith(PREFIX)) {
            throw VaultFailure.badRequest("relative paths not supported");
        }
        try {
            return split(SecretPath.clean(rawPath.substring(PREFIX.length())).segments());
        } catch (InvalidPathException e) {
            throw VaultFailure.badRequest(e.getMessage());
        }
    }

    private static KvAddress split(List<String> segments) {
        for (int i = 1; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals("data") || segment.equals("metadata")) {
                Door door = segment.equals("data") ? Door.DATA : Door.METADATA;
                SecretPath path = new SecretPath(segments.subList(i + 1, segments.size()));
                return new KvAddress(String.join("/", segments.subList(0, i)), door, path);
            }
        }
        throw VaultFailure.unsupportedPath();
    }
}
