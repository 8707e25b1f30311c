package io.drawbridge.token.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;

/** Turns every problem, also those of the framework, into what the clients of its door read. */
@Provider
public class ErrorShapeFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};

    private final ErrorShapes shapes;

    ErrorShapeFilter(ErrorShapes shapes) {
        this.shapes = shapes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof HttpProblem problem) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            shapes.body(path, ProblemType.of(problem.getType()), problem.getDetail())
                    .ifPresent(body -> replace(response, body));
        }
    }

    private static void replace(ContainerResponseContext response, Map<String, String> body) {
        response.setEntity(body, NONE, MediaType.APPLICATION_JSON_TYPE);
    }
}
