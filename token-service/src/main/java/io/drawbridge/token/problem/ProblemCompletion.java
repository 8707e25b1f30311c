package io.drawbridge.token.problem;

import io.drawbridge.token.request.RequestId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Gives every problem, also those of the framework, its type, title, detail and request id. Takes the instance away:
 * it repeats the path, which may hold a capability.
 */
@ApplicationScoped
public class ProblemCompletion implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemCompletion.class);

    /** After the library's own processors, one of which sets the instance. */
    @Override
    public int priority() {
        return -1;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (isOurs(problem)) {
            return complete(problem, problem.getTitle(), problem.getDetail());
        }
        if (problem.getStatusCode() >= 500) {
            LOG.error("unexpected error", context.cause);
        }
        return complete(problem);
    }

    private static boolean isOurs(HttpProblem problem) {
        URI type = problem.getType();
        return type != null && "urn".equals(type.getScheme());
    }

    /** The framework's own words may name classes; ours say what to do. */
    private static HttpProblem complete(HttpProblem problem) {
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        return complete(HttpProblem.builder(problem).withType(type.uri()).build(), type.title(), type.advice());
    }

    private static HttpProblem complete(HttpProblem problem, String title, String detail) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(title)
                .withStatus(problem.getStatusCode())
                .withDetail(detail);
        for (Map.Entry<String, Object> header : problem.getHeaders().entrySet()) {
            builder.withHeader(header.getKey(), header.getValue());
        }
        return builder.with("request_id", RequestId.current()).build();
    }
}
