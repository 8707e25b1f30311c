package io.drawbridge.token.doors;

import io.drawbridge.token.fixture.TestCaller;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Headers that are wrong by themselves or beside others. */
final class HostileHeaders {

    /** In each credential that is wrong; must not come back. */
    static final String MARKER = "planted4711credential";

    private static final List<String> AUTHORIZATIONS = List.of(
            "",
            " ",
            "Bearer",
            "Bearer ",
            "Bearer  " + MARKER,
            "Bearer " + MARKER,
            "Bearer " + MARKER + " " + MARKER,
            "Bearer " + MARKER + "," + MARKER,
            "bearer " + MARKER,
            "BEARER\t" + MARKER,
            MARKER,
            "Basic " + Base64.getEncoder().encodeToString(("a:" + MARKER).getBytes()),
            "Digest username=\"" + MARKER + "\"",
            "AWS4-HMAC-SHA256 Credential=" + MARKER + "/20260101/us-east-1/s3/aws4_request",
            "Bearer \u00e9\u00ff" + MARKER,
            "Bearer \u0001" + MARKER,
            "Bearer eyJhbGciOiJub25lIn0.e30." + MARKER,
            "Bearer eyJhbGciOiJIUzI1NiJ9." + MARKER + ".",
            "Bearer ..." + MARKER,
            "Bearer " + MARKER.repeat(300),
            TestCaller.NOBODY.bearer(),
            TestCaller.BOB.bearer());

    private static final List<String> OTHERS = List.of(
            "Accept: text/html",
            "Accept: application/xml",
            "Accept: */*;q=0",
            "Accept: \u00e9/\u00ff;;q=x",
            "Accept: " + "a/b,".repeat(400),
            "Accept-Encoding: gzip, br, \u00ff",
            "Accept-Language: " + "x-".repeat(500),
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=no-such",
            "Content-Type: /",
            "Content-Type: \u00e9",
            "Content-Type: multipart/form-data; boundary=" + "x".repeat(100),
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Encoding: gzip",
            "X-Request-Id: a b",
            "X-Request-Id: \u00e9",
            "X-Request-Id: " + "a".repeat(200),
            "X-Request-Id: <script>",
            "Origin: null",
            "Origin: http://elsewhere.example",
            "Cookie: " + "a=b; ".repeat(300),
            "Range: bytes=0-0,5-",
            "If-None-Match: *",
            "If-Match: \"x\"",
            "If-Modified-Since: yesterday",
            "Host: ",
            "Host: elsewhere.example, other",
            "X-Forwarded-For: ' or 1=1",
            "Forwarded: for=\"[::1\";host=elsewhere.example",
            "X-HTTP-Method-Override: DELETE",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Expect: 100-continue",
            "TE: trailers, deflate;q=0.5",
            "Empty:",
            "A".repeat(2_000) + ": b",
            "Long: " + "b".repeat(17_000),
            "NoColon",
            " folded: line",
            "Bad Name: x",
            ": no name",
            "Nul: \u0000");

    private HostileHeaders() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        for (String value : AUTHORIZATIONS) {
            all.add(new Mutation("Authorization: " + value, call -> call.header("Authorization", value)));
            all.add(new Mutation("also Authorization: " + value, call -> call.adding("Authorization: " + value)));
        }
        all.add(new Mutation("no Authorization", call -> call.without("Authorization")));
        all.add(new Mutation("no Host", call -> call.without("Host")));
        all.add(new Mutation("no Content-Type", call -> call.without("Content-Type")));
        all.add(new Mutation("300 headers", HostileHeaders::many));
        for (String line : OTHERS) {
            all.add(new Mutation("also " + line, call -> call.adding(line)));
            if (line.indexOf(": ") > 0) {
                String name = line.substring(0, line.indexOf(": "));
                all.add(new Mutation("only " + line, call -> call.without(name).adding(line)));
            }
        }
        return all;
    }

    private static RawCall many(RawCall call) {
        return IntStream.range(0, 300).boxed().reduce(call, (with, i) -> with.adding("H" + i + ": " + i), (a, b) -> b);
    }
}
