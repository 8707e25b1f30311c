package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The body of a login. The role that clients send is not needed: rules name namespaces and ServiceAccounts. */
final class LoginBody {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LoginBody() {}

    /** Throws {@link VaultFailure} when there is no token in it. */
    static String jwt(byte[] body) {
        JsonNode json = parse(body);
        JsonNode jwt = json.path("jwt");
        if (!jwt.isTextual() || jwt.textValue().isEmpty()) {
            throw VaultFailure.badRequest("missing jwt");
        }
        return jwt.textValue();
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body == null ? new byte[0] : body);
            if (!json.isObject()) {
                throw VaultFailure.badRequest("failed to decode JSON input: not an object");
            }
            return json;
        } catch (IOException e) {
            // The parser's message quotes the body.
            throw VaultFailure.badRequest("failed to decode JSON input");
        }
    }
}
