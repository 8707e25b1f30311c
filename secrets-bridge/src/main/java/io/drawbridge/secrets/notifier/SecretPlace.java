package io.drawbridge.secrets.notifier;

import io.drawbridge.secrets.access.InvalidPathException;
import io.drawbridge.secrets.access.SecretPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a secret lies. */
record SecretPlace(String mount, SecretPath path) {

    /**
     * What the Vault provider of External Secrets reads for a key: the mount may stand in front of it, and {@code data}
     * where the version of KV has it.
     */
    static Optional<SecretPlace> ofKey(String mount, boolean versioned, String key) {
        List<String> segments =
                Arrays.stream(key.split("/")).filter(s -> !s.isEmpty()).toList();
        List<String> mountSegments = Arrays.asList(mount.split("/"));
        int from = starts(segments, mountSegments) ? mountSegments.size() : 0;
        if (versioned && segments.size() > from && segments.get(from).equals("data")) {
            from++;
        }
        try {
            SecretPath path = new SecretPath(segments.subList(from, segments.size()));
            return path.isMount() ? Optional.empty() : Optional.of(new SecretPlace(mount, path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(List<String> segments, List<String> with) {
        return segments.size() >= with.size()
                && segments.subList(0, with.size()).equals(with);
    }

    @Override
    public String toString() {
        return mount + "/" + path;
    }
}
