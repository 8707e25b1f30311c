package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.secret.SecretValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers in the envelope that Vault's clients read. None may be stored on the way. */
public final class VaultAnswer {

    private VaultAnswer() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static Response data(String requestId, ObjectNode data) {
        return plain(200, envelope(requestId).set("data", data));
    }

    /** @param seconds after which the data is worth nothing */
    public static Response leased(String requestId, ObjectNode data, long seconds) {
        return plain(200, envelope(requestId).put("lease_duration", seconds).set("data", data));
    }

    static Response auth(String requestId, ObjectNode auth) {
        return plain(200, envelope(requestId).set("auth", auth));
    }

    /** The document as Vault wrote it, in an envelope of ours. */
    public static Response data(String requestId, int status, SecretValue value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(value.size() + 256);
        try {
            body.write(ascii("{\"request_id\":\"" + requestId
                    + "\",\"lease_id\":\"\",\"renewable\":false,\"lease_duration\":0,\"data\":"));
            value.writeTo(body);
            body.write(ascii(",\"wrap_info\":null,\"warnings\":null,\"auth\":null}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return json(status).entity(body.toByteArray()).build();
    }

    public static Response plain(int status, ObjectNode body) {
        return json(status)
                .entity((body + "\n").getBytes(StandardCharsets.UTF_8))
                .build();
    }

    static Response.ResponseBuilder json(int status) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store");
    }

    private static ObjectNode envelope(String requestId) {
        return object().put("request_id", requestId)
                .put("lease_id", "")
                .put("renewable", false)
                .put("lease_duration", 0)
                .putNull("data")
                .putNull("wrap_info")
                .putNull("warnings")
                .putNull("auth");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
