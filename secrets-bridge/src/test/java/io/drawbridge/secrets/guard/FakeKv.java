package io.drawbridge.secrets.guard;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretSource;
import io.drawbridge.secrets.secret.SecretValue;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A KV storage as an engine shows it; what is soft-deleted keeps its metadata. */
final class FakeKv implements SecretSource {

    private final Map<SecretPath, Boolean> live = new HashMap<>();
    private final Map<SecretRef, ReadOutcome> answers = new HashMap<>();
    private final Set<SecretRef> asked = new HashSet<>();
    private boolean metadata = true;

    void put(String... paths) {
        for (String path : paths) {
            live.put(SecretPath.clean(path), true);
        }
    }

    /** As {@code kv delete}. */
    void delete(String path) {
        live.put(SecretPath.clean(path), false);
    }

    /** As {@code kv metadata delete}. */
    void wipe(Collection<String> paths) {
        paths.forEach(path -> live.remove(SecretPath.clean(path)));
    }

    void wipe() {
        live.clear();
    }

    /** Whatever is stored, this is answered. */
    void answer(SecretRef ref, ReadOutcome outcome) {
        answers.put(ref, outcome);
    }

    void hideMetadata() {
        metadata = false;
    }

    int asked() {
        return asked.size();
    }

    @Override
    public Uni<ReadOutcome> fetch(SecretRef ref) {
        asked.add(ref);
        ReadOutcome stored = answers.getOrDefault(ref, stored(ref));
        return Uni.createFrom().item(stored);
    }

    private ReadOutcome stored(SecretRef ref) {
        Boolean there = live.get(ref.path());
        return switch (ref.verb()) {
            case READ -> there == null ? new ReadOutcome.Absent() : there && ref.version() < 2 ? found("{}") : gone();
            case METADATA ->
                !metadata
                        ? new ReadOutcome.Refused()
                        : there == null ? new ReadOutcome.Absent() : found(versions(there));
            case LIST -> names(ref.path());
        };
    }

    private ReadOutcome names(SecretPath folder) {
        Set<String> names = new LinkedHashSet<>();
        for (SecretPath path : new TreeMap<>(byText()).values()) {
            List<String> rest = path.segments();
            int depth = folder.segments().size();
            if (rest.size() > depth && rest.subList(0, depth).equals(folder.segments())) {
                names.add(rest.size() == depth + 1 ? rest.get(depth) : rest.get(depth) + "/");
            }
        }
        return names.isEmpty() ? new ReadOutcome.Absent() : new ReadOutcome.Listed(List.copyOf(names));
    }

    private Map<String, SecretPath> byText() {
        Map<String, SecretPath> paths = new HashMap<>();
        live.keySet().forEach(path -> paths.put(path.toString(), path));
        return paths;
    }

    private static String versions(boolean there) {
        return "{\"current_version\":1,\"versions\":{\"1\":{\"deletion_time\":\"%s\",\"destroyed\":false}}}"
                .formatted(there ? "" : "2026-01-01T00:00:00Z");
    }

    private static ReadOutcome found(String json) {
        return new ReadOutcome.Found(new SecretValue(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ReadOutcome gone() {
        return new ReadOutcome.Gone(new SecretValue("{}".getBytes(StandardCharsets.UTF_8)));
    }
}
