package io.drawbridge.upload.door.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.upload.problem.ProblemEnvelope;
import io.drawbridge.upload.problem.Refusal;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Why one file was not stored, with the members of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why the file was not stored (RFC 9457).")
record FileProblem(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("detail") String detail,
        @JsonProperty("retry_after_seconds") @Schema(description = "When to try again.", nullable = true)
                Long retryAfterSeconds) {

    private static final Logger LOG = Logger.getLogger(FileProblem.class);

    static FileProblem of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return new FileProblem(
                    ProblemEnvelope.typeOf(refusal.reason().slug()).toString(),
                    refusal.reason().title(),
                    refusal.reason().status(),
                    refusal.detail(),
                    refusal.retryAfter().map(Duration::toSeconds).orElse(null));
        }
        LOG.error("unexpected failure of one file", failure);
        return new FileProblem(
                ProblemEnvelope.typeOf("internal-server-error").toString(),
                "Internal Server Error",
                500,
                "The file could not be stored; quote the request id when you report it.",
                null);
    }
}
