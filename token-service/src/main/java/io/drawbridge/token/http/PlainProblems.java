package io.drawbridge.token.http;

import io.drawbridge.token.problem.ErrorShapes;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.request.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Answers problems of requests that do not get as far as a door, and ends their connection. */
@Singleton
final class PlainProblems {

    private final ErrorShapes shapes;

    PlainProblems(ErrorShapes shapes) {
        this.shapes = shapes;
    }

    void answer(RoutingContext request, ProblemException problem) {
        ProblemType type = problem.type();
        Optional<Map<String, String>> shaped = Optional.ofNullable(
                        request.request().path())
                .flatMap(path -> shapes.body(path, type, problem.detail()));
        request.response()
                .setStatusCode(type.status())
                .putHeader(
                        HttpHeaders.CONTENT_TYPE, shaped.isPresent() ? "application/json" : "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(shaped.map(Json::encode).orElseGet(() -> document(problem)));
    }

    private static String document(ProblemException problem) {
        ProblemType type = problem.type();
        return new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.detail())
                .put("request_id", RequestId.current())
                .encode();
    }
}
