package io.drawbridge.token.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Methods, paths, queries and versions that nobody should send. */
final class HostileAddresses {

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "BREW",
            "get",
            "P\u00f6ST",
            "X".repeat(500));

    private HostileAddresses() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        METHODS.forEach(method -> all.add(new Mutation("method " + method, call -> call.method(method))));
        for (String text : HostileTexts.RAW) {
            all.add(new Mutation("last segment " + text, call -> call.target(lastSegment(call.target(), text))));
            all.add(new Mutation("one more segment " + text, call -> call.target(path(call) + "/" + text)));
            all.add(new Mutation(
                    "parameter " + text,
                    call -> call.target(path(call) + "?actions=" + text + "&key=" + text + "&ttl_seconds=" + text
                            + "&filename=" + text + "&type=" + text)));
            all.add(new Mutation(
                    "name of a parameter " + text, call -> call.target(call.target() + separator(call) + text + "=1")));
        }
        whole().forEach(all::add);
        return all;
    }

    /** One that differs each time. */
    static Mutation random(Random random) {
        String text = HostileTexts.random(random);
        return switch (random.nextInt(4)) {
            case 0 -> new Mutation("last segment " + text, call -> call.target(lastSegment(call.target(), text)));
            case 1 -> new Mutation("inserted " + text, call -> call.target(inserted(call.target(), text, random)));
            case 2 -> new Mutation("query " + text, call -> call.target(call.target() + separator(call) + text));
            default ->
                new Mutation(
                        "cut target",
                        call -> call.target(call.target()
                                .substring(0, 1 + random.nextInt(call.target().length()))));
        };
    }

    private static Stream<Mutation> whole() {
        return Stream.of(
                new Mutation("absolute target", call -> call.target("http://elsewhere.example" + call.target())),
                new Mutation("target *", call -> call.method("OPTIONS").target("*")),
                new Mutation("target of CONNECT", call -> call.target("127.0.0.1:80")),
                new Mutation("double slash before", call -> call.target("/" + call.target())),
                new Mutation("dot segments before", call -> call.target("/x/.." + call.target())),
                new Mutation("slash after", call -> call.target(path(call) + "/")),
                new Mutation("all encoded", call -> call.target(encoded(path(call)))),
                new Mutation("upper case", call -> call.target(path(call).toUpperCase())),
                new Mutation("doubled query", call -> call.target(call.target() + "?" + call.target())),
                new Mutation("many parameters", call -> call.target(path(call) + "?" + "a=b&".repeat(800))),
                new Mutation("only separators", call -> call.target(path(call) + "?&&==&=&")),
                new Mutation("no query", call -> call.target(path(call))),
                new Mutation("HTTP/1.0", call -> call.version("HTTP/1.0")),
                new Mutation("lower version", call -> call.version("http/1.1")));
    }

    private static String path(RawCall call) {
        int query = call.target().indexOf('?');
        return query < 0 ? call.target() : call.target().substring(0, query);
    }

    private static String separator(RawCall call) {
        return call.target().contains("?") ? "&" : "?";
    }

    private static String lastSegment(String target, String text) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.substring(0, path.lastIndexOf('/') + 1) + text + (query < 0 ? "" : target.substring(query));
    }

    private static String inserted(String target, String text, Random random) {
        int at = 1 + random.nextInt(target.length());
        return target.substring(0, at) + text + target.substring(at);
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder("/");
        path.substring(1).chars().forEach(c -> encoded.append(String.format("%%%02X", c)));
        return encoded.toString();
    }
}
