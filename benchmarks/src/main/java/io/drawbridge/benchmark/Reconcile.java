package io.drawbridge.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What External Secrets' Vault provider sends for one ExternalSecret: a login, a look at the token, a read for each entry
 * of {@code data}, and, unless the token is of the batch kind, its end.
 *
 * @param authority host and port
 * @param jwt token of the tenant's ServiceAccount
 * @param paths one for each entry, below {@code v1/}
 */
record Reconcile(String authority, String jwt, List<String> paths) {

    private static final String TOKEN = "\"client_token\":\"";

    /** Called with the time of each read. */
    interface Reads {
        void read(long nanos);
    }

    /** The requests that were sent; fails with an {@link IOException} at the first that is not answered as it should. */
    int run(KeptConnection connection, Reads reads) throws IOException {
        String token = login(connection);
        KeptConnection.Answer about = expect(200, connection.exchange(get("auth/token/lookup-self", token)));
        for (String path : paths) {
            long start = System.nanoTime();
            KeptConnection.Answer answer = expect(200, connection.exchange(get(path, token)));
            reads.read(System.nanoTime() - start);
            if (!answer.body().contains("\"password\"")) {
                throw new IOException("an answer without the secret");
            }
        }
        boolean batch = about.body().contains("\"type\":\"batch\"");
        if (!batch) {
            expect(204, connection.exchange(put("auth/token/revoke-self", token, "{}")));
        }
        return paths.size() + (batch ? 2 : 3);
    }

    private String login(KeptConnection connection) throws IOException {
        String body = expect(
                        200,
                        connection.exchange(
                                put("auth/kubernetes/login", "", "{\"role\":\"eso\",\"jwt\":\"" + jwt + "\"}")))
                .body();
        int start = body.indexOf(TOKEN) + TOKEN.length();
        if (start < TOKEN.length()) {
            throw new IOException("a login without a token");
        }
        return body.substring(start, body.indexOf('"', start));
    }

    private static KeptConnection.Answer expect(int status, KeptConnection.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("answered with " + answer.status());
        }
        return answer;
    }

    private byte[] get(String path, String token) {
        return (head("GET", path, token) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] put(String path, String token, String body) {
        return (head("PUT", path, token) + "Content-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String head(String method, String path, String token) {
        return method + " /v1/" + path + " HTTP/1.1\r\nHost: " + authority + "\r\nX-Vault-Request: true\r\n"
                + (token.isEmpty() ? "" : "X-Vault-Token: " + token + "\r\n");
    }

    @Override
    public String toString() {
        return "Reconcile[" + authority + ", " + paths.size() + " reads]";
    }
}
