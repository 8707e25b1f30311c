package io.drawbridge.upload.problem;

import io.drawbridge.upload.http.RequestId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives every problem, also those of the framework, a type of ours and the request id. */
@ApplicationScoped
public class ProblemEnvelope implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemEnvelope.class);
    private static final String TICKETS = "/u/";
    private static final String TYPE_PREFIX = "urn:drawbridge:problem:";

    /** The type of a problem, from its slug. */
    public static URI typeOf(String slug) {
        return URI.create(TYPE_PREFIX + slug);
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() == 500) {
            // Not an outcome but a fault of this program: the only place that logs a stack trace for a request.
            LOG.error("unexpected failure", context.cause);
        }
        HttpProblem.Builder builder = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            builder.withType(typeOf(slugOf(problem.getTitle())));
            builder.withDetail(detailFor(problem.getStatusCode()));
        }
        if (context.path != null && context.path.startsWith(TICKETS)) {
            // The path holds the caller's secret.
            builder.withInstance(URI.create(TICKETS));
        }
        RequestId.current().ifPresent(id -> builder.with("request_id", id));
        return builder.build();
    }

    private static String slugOf(String title) {
        return Optional.ofNullable(title)
                .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
                .filter(slug -> !slug.isBlank())
                .orElse("error");
    }

    private static String detailFor(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path; objects go to PUT /v1/objects/{bucket}/{key} or /u/{ticket}.";
            case 405 -> "Objects are written by PUT, forms by POST to a folder: a path that ends in a slash.";
            case 406 -> "Receipts are JSON: send Accept: application/json or no Accept header.";
            case 415 -> "Send the bytes of the object by PUT, or a multipart/form-data form by POST.";
            default -> "The request could not be served; quote the request id when you report it.";
        };
    }
}
