package io.drawbridge.secrets.problem;

import io.drawbridge.secrets.http.RequestId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Replaces the framework's words by ours: those may name classes or repeat a path. */
@ApplicationScoped
public class ProblemCompletion implements ProblemPostProcessor {

    /** After the library's own processors, one of which adds the path. */
    @Override
    public int priority() {
        return -1;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem said = ProblemType.isOurs(problem)
                ? problem
                : ProblemType.ofStatus(problem.getStatusCode()).problem();
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(said.getType())
                .withTitle(said.getTitle())
                .withStatus(problem.getStatusCode())
                .withDetail(said.getDetail())
                .with("request_id", RequestId.current());
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }
}
