package io.drawbridge.secrets.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretValue;
import io.drawbridge.secrets.upstream.UpstreamAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an answer of either engine means. */
final class KvOutcome {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KvOutcome() {}

    static ReadOutcome document(UpstreamAnswer answer) {
        if (answer instanceof UpstreamAnswer.Ok ok) {
            Optional<byte[]> data = JsonSlice.field(ok.body(), "data");
            // What is needed was copied; the secret is not left lying about twice.
            Arrays.fill(ok.body(), (byte) 0);
            return data.<ReadOutcome>map(json -> new ReadOutcome.Found(new SecretValue(json)))
                    .orElseGet(ReadOutcome.Unavailable::new);
        }
        return nothing(answer);
    }

    static ReadOutcome names(UpstreamAnswer answer) {
        if (answer instanceof UpstreamAnswer.Ok ok) {
            Optional<JsonNode> keys = parse(ok.body()).map(body -> body.at("/data/keys"));
            return keys.filter(JsonNode::isArray)
                    .<ReadOutcome>map(array -> new ReadOutcome.Listed(texts(array)))
                    .orElseGet(ReadOutcome.Unavailable::new);
        }
        return nothing(answer);
    }

    private static ReadOutcome nothing(UpstreamAnswer answer) {
        if (answer instanceof UpstreamAnswer.NotFound missing) {
            return missing(missing.body());
        }
        return answer instanceof UpstreamAnswer.Forbidden ? new ReadOutcome.Refused() : new ReadOutcome.Unavailable();
    }

    /**
     * Vault says "absent" by a 404 with an empty list of errors, and "deleted" by one with data. A 404 that says
     * anything else, such as that the mount is gone, or that comes from some proxy, says nothing about the secret.
     */
    private static ReadOutcome missing(byte[] body) {
        Optional<byte[]> data = JsonSlice.field(body, "data");
        if (data.isPresent()) {
            return new ReadOutcome.Gone(new SecretValue(data.get()));
        }
        boolean sure = parse(body)
                .map(json -> json.path("errors"))
                .filter(errors -> errors.isArray() && errors.isEmpty())
                .isPresent();
        return sure ? new ReadOutcome.Absent() : new ReadOutcome.Unavailable();
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
