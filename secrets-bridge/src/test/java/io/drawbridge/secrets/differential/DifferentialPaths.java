package io.drawbridge.secrets.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What both sides are asked for. */
final class DifferentialPaths {

    /** A secret for each printable character, but for those that the bridge refuses or that end a segment. */
    static final List<String> CHARACTERS = IntStream.rangeClosed(0x21, 0x7e)
            .filter(c -> "/\\%.".indexOf(c) < 0)
            .mapToObj("c-%%%02X-c"::formatted)
            .toList();

    private static final List<String> NAMES = List.of(
            "plain",
            "numbers",
            "nested",
            "empty",
            "a%20b",
            "%C3%A9%E4%B8%AD",
            "x%3Fy%23z",
            "100%25",
            "deep/er/still",
            "deleted",
            "destroyed",
            "versions",
            "metadata-only",
            "custom",
            "none",
            "deep",
            "deep/none",
            "a.b..c",
            "data/x",
            "metadata");

    private static final List<String> DOORS = List.of("secret/data/team-a/", "secret/metadata/team-a/", "kv1/team-a/");

    private static final List<String> FOREIGN = List.of(
            "secret/data/team-b/db",
            "secret/data/team-b/none",
            "secret/metadata/team-b/db",
            "secret/metadata/team-b?list=true",
            "secret/data/team-ab/db",
            "secret/data/team-a",
            "secret/data/x",
            "kv1/team-b/db",
            "kv1/team-b/none",
            "kv1/team-b?list=true",
            "kv1/team-ab/db",
            "kv1/data/team-a/plain",
            "elsewhere/data/x",
            "secret/data/team-a%2Fplain",
            "kv1/team-a%2Fplain",
            "secret/data/team-a/%2e%2e/team-b/db",
            "secret/data/team-a%2f..%2fteam-b%2fdb",
            "secret/data/team-a/%2e/plain",
            "kv1/team-a/%2e%2e/team-b/db",
            "sys/internal/ui/mounts/secret",
            "sys/internal/ui/mounts/kv1",
            "sys/internal/ui/mounts/secret/team-a/plain",
            "sys/internal/ui/mounts/kv1/team-a/plain",
            "sys/internal/ui/mounts/elsewhere/x");

    private DifferentialPaths() {}

    /** OpenBao warns about parameters that it does not know; the bridge passes over them in silence. */
    static boolean isWarnedAbout(String path) {
        return path.endsWith("?list=false") || path.endsWith("?other=1");
    }

    static List<String> all() {
        List<String> paths = new ArrayList<>();
        for (String door : DOORS) {
            NAMES.forEach(name -> paths.add(door + name));
            CHARACTERS.forEach(name -> paths.add(door + name));
            paths.add(door + "plain?list=false");
            paths.add(door + "plain?other=1");
            paths.add(door + "none?version=1");
        }
        for (String version : List.of("", "0", "1", "2", "3", "4", "-1", "99", "x", "1.5", "+")) {
            for (String name : List.of("versions", "deleted", "destroyed", "none")) {
                paths.add("secret/data/team-a/" + name + "?version=" + version);
            }
        }
        for (String folder : List.of("", "/", "/deep", "/deep/", "/deep/er", "/none", "/plain")) {
            paths.add("secret/metadata/team-a" + folder + "?list=true");
            paths.add("kv1/team-a" + folder + "?list=true");
        }
        paths.addAll(FOREIGN);
        return paths;
    }
}
