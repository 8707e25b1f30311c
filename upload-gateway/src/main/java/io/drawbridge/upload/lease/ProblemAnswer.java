package io.drawbridge.upload.lease;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the gateway looks at of a problem (RFC 9457) that the token service answers with. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemAnswer(@JsonProperty("type") String type) {

    private static final String ENFORCER_REFUSED = "urn:drawbridge:problem:enforcer-refused";

    private static final MediaType PROBLEM = MediaType.valueOf("application/problem+json");

    /** What is no problem document has no type. */
    static ProblemAnswer of(Response response) {
        try {
            return isProblem(response) ? response.readEntity(ProblemAnswer.class) : new ProblemAnswer(null);
        } catch (ProcessingException | IllegalStateException unreadable) {
            return new ProblemAnswer(null);
        }
    }

    private static boolean isProblem(Response response) {
        return response.hasEntity() && PROBLEM.isCompatible(response.getMediaType());
    }

    /** Not the caller is refused, but the gateway. */
    boolean isEnforcerRefused() {
        return ENFORCER_REFUSED.equals(type);
    }
}
