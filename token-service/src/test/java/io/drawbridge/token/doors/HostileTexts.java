package io.drawbridge.token.doors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What breaks parsers. */
final class HostileTexts {

    /** For paths and queries: bytes as Latin-1. */
    static final List<String> RAW = List.of(
            "",
            ".",
            "..",
            "../..",
            "%2e%2e",
            "%2E%2e%2f..",
            "..%2f..%2f",
            "%252e%252e",
            "%c0%ae%c0%ae",
            "%00",
            "a%00b",
            "%0d%0aX-Injected:%201",
            "%",
            "%2",
            "%zz",
            "%u0041",
            "%ff%fe",
            "%e2%82",
            "%ed%a0%80",
            "\u00e9\u00ff",
            "a//b",
            "/",
            "\\..\\",
            ";a=b",
            "a;jsessionid=1",
            "?",
            "*",
            "$",
            "${aws:username}",
            "{}",
            "[]",
            "|^`",
            "<script>alert(1)</script>",
            "'\"--",
            "#fragment",
            "a+b",
            "@:80",
            "~",
            "%F0%9F%92%A9",
            "\u0001\u007f",
            "0",
            "-1",
            "10001",
            "99999",
            "99999999999999999999",
            "1.5",
            "null",
            "a".repeat(1_025),
            "a".repeat(3_500),
            "%61".repeat(1_200),
            "/a".repeat(1_500));

    private HostileTexts() {}

    /** Some code points of all of Unicode, percent-encoded now and then. */
    static String random(Random random) {
        String text = random.ints(1 + random.nextInt(12), 1, 0x11_0000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(random.nextInt(8) == 0 ? (char) (b & 0xff) : String.format("%%%02x", b));
        }
        return encoded.toString().replace("\r", "").replace("\n", "");
    }
}
