package io.drawbridge.secrets.kv;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which version of KV each mount holds. It is configured and not looked up: what a path means must not hang on whether
 * the upstream answers.
 */
@Singleton
public class KvMounts {

    private final Map<String, KvVersion> versions = new TreeMap<>();

    KvMounts(MountsConfig config) {
        config.mounts().forEach((mount, of) -> versions.put(checked(mount), KvVersion.of(of.version())));
    }

    /** Version 2 for a mount of which nothing is said. */
    public KvVersion version(String mount) {
        return versions.getOrDefault(mount, KvVersion.V2);
    }

    /** The mount of version 1 that a path begins with; mounts do not lie within each other. */
    public Optional<String> v1Of(List<String> segments) {
        return IntStream.rangeClosed(1, segments.size())
                .mapToObj(length -> String.join("/", segments.subList(0, length)))
                .filter(mount -> versions.get(mount) == KvVersion.V1)
                .findFirst();
    }

    private static String checked(String mount) {
        if (mount.isEmpty() || mount.startsWith("/") || mount.endsWith("/")) {
            throw new IllegalStateException("drawbridge.mounts.\"" + mount + "\": no slash at the ends");
        }
        return mount;
    }
}
