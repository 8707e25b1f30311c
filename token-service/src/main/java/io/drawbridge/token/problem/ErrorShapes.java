package io.drawbridge.token.problem;

import io.drawbridge.token.request.RequestId;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which doors answer errors in a shape of their own. */
@Singleton
public class ErrorShapes {

    private final List<ErrorShape> shapes;

    ErrorShapes(@All List<ErrorShape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /** The body of an error behind this path; empty where it is a problem document. */
    public Optional<Map<String, String>> body(String path, ProblemType type, String detail) {
        return shapes.stream()
                .filter(shape -> shape.isFor(path))
                .findFirst()
                .map(shape -> shape.body(type, detail, RequestId.current()));
    }
}
