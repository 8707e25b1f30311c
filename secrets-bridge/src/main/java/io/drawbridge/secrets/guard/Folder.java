package io.drawbridge.secrets.guard;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.secret.ReadOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What lies below a path. */
record Folder(List<String> segments) {

    static Folder of(SecretPath path) {
        return new Folder(path.segments());
    }

    List<SecretPath> below(List<SecretPath> paths) {
        return paths.stream().filter(this::holds).toList();
    }

    /** Of these paths, those below this folder that its list does not name, nor the folder that they are in. */
    List<SecretPath> missing(ReadOutcome.Listed listed, List<SecretPath> paths) {
        Set<String> names = new HashSet<>(listed.names());
        return below(paths).stream().filter(path -> !names.contains(name(path))).toList();
    }

    private boolean holds(SecretPath path) {
        return path.segments().size() > segments.size()
                && path.segments().subList(0, segments.size()).equals(segments);
    }

    /** As a list names it: a folder ends in a slash. */
    private String name(SecretPath path) {
        String name = path.segments().get(segments.size());
        return path.segments().size() == segments.size() + 1 ? name : name + "/";
    }
}
