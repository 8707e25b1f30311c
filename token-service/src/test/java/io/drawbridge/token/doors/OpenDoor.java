package io.drawbridge.token.doors;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A door as the running service lists it, so that no test of all doors can forget a new one. */
record OpenDoor(String operation, String method, String template, List<String> query, boolean takesBody) {

    /** What the OpenAPI document leaves out: parts of the page, which are public. */
    private static final OpenDoor PAGE_PART = new OpenDoor("pagePart", "GET", "/page/{name}", List.of(), false);

    static List<OpenDoor> all() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        List<OpenDoor> doors = new ArrayList<>(List.of(PAGE_PART));
        paths.forEach((template, methods) -> methods.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> described && described.containsKey("operationId")) {
                doors.add(of(template, method, described));
            }
        }));
        return doors;
    }

    boolean isFor(String path) {
        return template.startsWith(path);
    }

    private static OpenDoor of(String template, String method, Map<?, ?> described) {
        List<String> query = new ArrayList<>();
        if (described.get("parameters") instanceof List<?> parameters) {
            parameters.stream()
                    .map(Map.class::cast)
                    .filter(parameter -> "query".equals(parameter.get("in")))
                    .forEach(parameter -> query.add((String) parameter.get("name")));
        }
        String operation = (String) described.get("operationId");
        return new OpenDoor(operation, method.toUpperCase(), template, query, described.containsKey("requestBody"));
    }

    @Override
    public String toString() {
        return operation;
    }
}
