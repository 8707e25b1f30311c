package io.drawbridge.token.door;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Writes into the OpenAPI document how each door refuses, which is the same for all that are alike. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class CommonAnswers implements OASFilter {

    /** These ask neither STS nor the store; whether the caller is known may have to be asked elsewhere. */
    private static final Set<String> ALONE = Set.of("/v1/grants", "/v1/grants/check", "/v1/tickets", "/u/{ticket}");

    private static final Set<String> PUBLIC_TO_WHO_IS_KNOWN = Set.of("/v1/grants", "/u/{ticket}");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(door -> complete(path, door)));
    }

    private static void complete(String path, Operation door) {
        Map<String, APIResponse> answers = new TreeMap<>(door.getResponses().getAPIResponses());
        String shape = shape(path);
        statuses(path, door).forEach(status -> answers.put(status, refused(shape)));
        APIResponses sorted = OASFactory.createAPIResponses();
        answers.forEach(sorted::addAPIResponse);
        door.setResponses(sorted);
    }

    private static Set<String> statuses(String path, Operation door) {
        Set<String> statuses = new TreeSet<>(Set.of("401", "429"));
        if (!PUBLIC_TO_WHO_IS_KNOWN.contains(path)) {
            statuses.addAll(Set.of("400", "403"));
        }
        if (!path.equals("/u/{ticket}")) {
            statuses.add("503");
        }
        if (!ALONE.contains(path)) {
            statuses.add("502");
        }
        if (door.getRequestBody() != null) {
            statuses.addAll(Set.of("413", "415"));
        }
        if (path.contains("{upload}")) {
            statuses.add("404");
        }
        if (path.endsWith("/complete")) {
            statuses.addAll(Set.of("409", "412"));
        }
        return statuses;
    }

    private static String shape(String path) {
        if (path.startsWith("/v1/credentials/container/")) {
            return "SdkError";
        }
        return path.startsWith("/u/{ticket}/s3/") ? "UppyError" : "Problem";
    }

    private static APIResponse refused(String shape) {
        return OASFactory.createAPIResponse().ref(shape);
    }
}
