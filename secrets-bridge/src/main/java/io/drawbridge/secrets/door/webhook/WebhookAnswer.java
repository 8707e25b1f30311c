package io.drawbridge.secrets.door.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.http.KeptAnswer;
import io.drawbridge.secrets.problem.ProblemType;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** {@code {"data": …}}: one text, or an object of texts. */
final class WebhookAnswer {

    /** Short, as at the other door: External Secrets waits in its worker. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private WebhookAnswer() {}

    /** Throws an HttpProblem for all that is no success. */
    static Response of(ReadOutcome outcome, boolean versioned, Optional<String> property) {
        if (outcome instanceof ReadOutcome.Found found) {
            return found(found.value(), versioned, property);
        }
        if (outcome instanceof ReadOutcome.Stale stale) {
            return KeptAnswer.mark(of(stale.kept(), versioned, property), stale.age());
        }
        if (outcome instanceof ReadOutcome.Absent || outcome instanceof ReadOutcome.Gone) {
            throw ProblemType.NO_SECRET.problem();
        }
        if (outcome instanceof ReadOutcome.Denied || outcome instanceof ReadOutcome.Refused) {
            throw ProblemType.FORBIDDEN.problem();
        }
        throw ProblemType.UNAVAILABLE.problem(SOON);
    }

    private static Response found(SecretValue value, boolean versioned, Optional<String> property) {
        JsonFields fields = values(value.bytes(), versioned).orElseThrow(() -> ProblemType.UNAVAILABLE.problem(SOON));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (property.isPresent()) {
            // External Secrets takes a missing property for a deleted one only when the status says so.
            body.put("data", fields.find(property.get()).orElseThrow(ProblemType.NO_SECRET::problem));
        } else {
            ObjectNode data = body.putObject("data");
            fields.texts().forEach(data::put);
        }
        return Response.ok((body + "\n").getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** With versions the values lie beside the metadata. */
    private static Optional<JsonFields> values(byte[] document, boolean versioned) {
        Optional<JsonFields> outer = JsonFields.of(document);
        return versioned
                ? outer.flatMap(fields -> Optional.ofNullable(fields.texts().get("data")))
                        .flatMap(data -> JsonFields.of(data.getBytes(StandardCharsets.UTF_8)))
                : outer;
    }
}
