package io.drawbridge.upload.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Renders a {@link Refusal} as application/problem+json (RFC 9457). */
@Provider
public final class RefusalMapper extends ExceptionMapperBase<Refusal> implements ExceptionMapper<Refusal> {

    /** {@code WWW-Authenticate} of a 401 (RFC 6750, section 3). */
    public static final String CHALLENGE = "Bearer realm=\"drawbridge\"";

    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        Reason reason = refusal.reason();
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(ProblemEnvelope.typeOf(reason.slug()))
                .withTitle(reason.title())
                .withStatus(reason.status())
                .withDetail(refusal.detail());
        refusal.retryAfter()
                .ifPresent(pause -> problem.withHeader(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())));
        if (reason == Reason.UNAUTHENTICATED) {
            problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return problem.build();
    }
}
