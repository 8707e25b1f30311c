package io.drawbridge.token.doors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Bodies that are no JSON, other JSON, too much, or less than they say. */
final class HostileBodies {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e999",
            "-0",
            "9223372036854775807",
            "9223372036854775808",
            "1" + "0".repeat(2_000),
            "\"\"",
            "\" \"",
            "\"../x\"",
            "\"/\"",
            "\"uploads//x\"",
            "\"uploads/\"",
            "\"*\"",
            "\"${aws:username}\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\r\\nX-Injected: 1\"",
            "\"\u65e5\u672c\ud83d\ude00\"",
            "\"" + "k".repeat(5_000) + "\"",
            "\"2026-01-01\"",
            "[]",
            "[null]",
            "[[]]",
            "[\"upload\",null]",
            "[\"upload\",\"upload\"]",
            "[" + "1,".repeat(3_000) + "1]",
            "{}",
            "{\"a\":{\"b\":{}}}",
            "{\"\":\"\"}",
            "{\"" + "n".repeat(3_000) + "\":1}");

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "null",
            "{}",
            "[]",
            "[{}]",
            "\"text\"",
            "{",
            "{}{}",
            "{\"__proto__\":{}}",
            "{\"@class\":\"java.lang.Object\"}",
            "{\"a\":1}",
            "\ufeff{}",
            "/* */{}",
            "{'a':1}",
            "NaN",
            "[".repeat(8_000),
            "[".repeat(4_000) + "]".repeat(4_000),
            "{\"parts\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
            "{\"metadata\":" + "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500) + "}",
            "{\"ttl_seconds\":" + "9".repeat(9_000) + "}",
            " ".repeat(17_000),
            "{\"key\":\"" + "x".repeat(1_100_000) + "\"}");

    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|[0-9]+|\\[[^\\[\\]]*]|\\{[^{}]*})");

    private HostileBodies() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        WHOLE.forEach(text -> all.add(new Mutation("body " + text, call -> call.json(text))));
        all.add(new Mutation("repeated body", call -> call.json(text(call) + text(call))));
        all.add(new Mutation("unknown field", call -> call.json(text(call).replaceFirst("\\{", "{\"zzz\":1,"))));
        all.add(new Mutation(
                "field twice", call -> call.json(text(call).replaceFirst("\\{(\"[a-z_]+\":)", "{$1null,$1"))));
        all.add(new Mutation("UTF-16", call -> call.body(text(call).getBytes(StandardCharsets.UTF_16))));
        all.add(new Mutation(
                "no UTF-8",
                call -> call.body(text(call).replace("\":\"", "\":\"\u00e9").getBytes(StandardCharsets.ISO_8859_1))));
        all.addAll(framing());
        return all;
    }

    /** Another value somewhere, a byte less or other bytes. */
    static Mutation random(Random random) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Mutation("half a body", call -> call.body(cut(call.body(), random)));
            case 1 -> new Mutation("flipped bits", call -> call.body(flipped(call.body(), random)));
            default ->
                new Mutation(
                        "value " + value,
                        call -> call.body().length == 0 ? call : call.json(replaced(text(call), value, random)));
        };
    }

    /** The end of the body as it should not be told. What is cut short gets no answer, and may not get one. */
    private static List<Mutation> framing() {
        return List.of(
                new Mutation("promises more", call -> call.header("Content-Length", "999")
                        .cutShort()),
                new Mutation("promises a lot", call -> call.header("Content-Length", "99999999999")
                        .cutShort()),
                new Mutation(
                        "promises less",
                        call -> call.header("Content-Length", Integer.toString(call.body().length / 2))),
                new Mutation("negative length", call -> call.header("Content-Length", "-1")
                        .cutShort()),
                new Mutation("length no number", call -> call.header("Content-Length", "1x")
                        .cutShort()),
                new Mutation("huge length", call -> call.header("Content-Length", "9".repeat(30))
                        .cutShort()),
                new Mutation("two lengths", call -> call.adding("Content-Length: 1")
                        .adding("Content-Length: 2")
                        .cutShort()),
                new Mutation("length and chunks", call -> call.adding("Content-Length: 5")
                        .adding("Transfer-Encoding: chunked")
                        .body("0\r\n\r\nGET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1))
                        .cutShort()),
                new Mutation("no end of chunks", call -> chunked(call, "5\r\nabcde\r\n")
                        .cutShort()),
                new Mutation("no chunks", call -> chunked(call, "zz\r\nabc").cutShort()),
                new Mutation("negative chunk", call -> chunked(call, "-5\r\nabcde\r\n0\r\n\r\n")
                        .cutShort()),
                new Mutation("huge chunk", call -> chunked(call, "ffffffffffffffff\r\nabc")
                        .cutShort()),
                new Mutation("good chunks", call -> chunked(call, "2\r\n{}\r\n0\r\n\r\n")),
                new Mutation(
                        "many chunks",
                        call -> chunked(
                                call, "100\r\n".concat(" ".repeat(256) + "\r\n").repeat(80) + "0\r\n\r\n")),
                new Mutation("trailers", call -> chunked(call, "2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n")),
                new Mutation("unknown encoding", call -> call.header("Transfer-Encoding", "gzip")
                        .cutShort()));
    }

    private static RawCall chunked(RawCall call, String chunks) {
        return call.header("Transfer-Encoding", "chunked").body(chunks.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(RawCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static String replaced(String json, String value, Random random) {
        List<MatchResult> found = VALUE.matcher(json).results().toList();
        if (found.isEmpty()) {
            return value;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return json.substring(0, one.start()) + value + json.substring(one.end());
    }

    private static byte[] cut(byte[] body, Random random) {
        return Arrays.copyOf(body, body.length == 0 ? 0 : random.nextInt(body.length));
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] other = body.clone();
        for (int i = 0; i < 3 && other.length > 0; i++) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }
}
