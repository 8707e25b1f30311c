package io.drawbridge.deploy.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps roles, users and their policies as AWS's IAM API would, as far as {@code bootstrap/s3} uses it; checks no rights. */
final class IamStandIn implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> kept = new HashMap<>();
    private final List<String> changes = new ArrayList<>();

    IamStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The changing calls so far. */
    List<String> changes() {
        return changes;
    }

    String get(String name) {
        return kept.get(name);
    }

    void put(String name, String document) {
        kept.put(name, document);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String action = form.get("Action");
        String name = form.getOrDefault("RoleName", form.get("UserName"));
        if (!action.startsWith("Get")) {
            changes.add(action);
        }
        String result =
                switch (action) {
                    case "CreateRole" -> keep(name, form.get("AssumeRolePolicyDocument"));
                    case "UpdateAssumeRolePolicy" -> keep(name, form.get("PolicyDocument"));
                    case "CreateUser" -> keep(name, "user");
                    case "PutRolePolicy", "PutUserPolicy" -> keep(name + "/policy", form.get("PolicyDocument"));
                    case "GetRole" ->
                        wrap(kept.get(name), "<Role><AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument></Role>");
                    case "GetUser" -> wrap(kept.get(name), "<User><UserName>" + name + "</UserName></User>");
                    default -> wrap(kept.get(name + "/policy"), "<PolicyDocument>%s</PolicyDocument>");
                };
        send(exchange, action, result);
    }

    private String keep(String name, String document) {
        kept.put(name, document);
        return "";
    }

    private static String wrap(String document, String shape) {
        return document == null
                ? null
                : shape.formatted(
                        URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static void send(HttpExchange exchange, String action, String result) throws IOException {
        String body = result == null
                ? "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>none</Message></Error></ErrorResponse>"
                : "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(result == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
