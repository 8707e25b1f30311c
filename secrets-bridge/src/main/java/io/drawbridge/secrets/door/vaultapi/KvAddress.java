package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.kv.KvMounts;
import java.util.List;
import java.util.Optional;

/** What a request line names, read from the path as the client sent it: nothing has normalised or decoded it before. */
record KvAddress(String mount, Door door, SecretPath path) {

    private static final String PREFIX = "/v1/";

    /** The doors of KV that are served. */
    enum Door {
        /** KV v1: values and lists at one place. */
        V1,
        DATA,
        METADATA;

        boolean lists() {
            return this != DATA;
        }
    }

    /** Throws {@link VaultFailure} for what cannot be a path or is no door. */
    static KvAddress parse(String rawPath, KvMounts mounts) {
        return split(CleanPath.segments(rawPath, PREFIX), mounts);
    }

    private static KvAddress split(List<String> segments, KvMounts mounts) {
        Optional<String> v1 = mounts.v1Of(segments);
        if (v1.isPresent()) {
            int length = v1.get().split("/").length;
            return new KvAddress(v1.get(), Door.V1, new SecretPath(segments.subList(length, segments.size())));
        }
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
