package io.drawbridge.secrets.door.webhook;

import io.drawbridge.secrets.access.InvalidPathException;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.problem.ProblemType;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a store asks for. All of it stands in the query: External Secrets encodes it for there, so that a key in the path
 * would arrive as another one.
 *
 * @param version 0 for the current one
 */
record WebhookQuery(String namespace, SecretPath path, Optional<String> property, int version) {

    private static final Set<String> NAMES = Set.of("ns", "key", "property", "version");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_PROPERTY = 1024;

    /** Throws an HttpProblem for what cannot be meant. */
    static WebhookQuery parse(HttpServerRequest request) {
        MultiMap parameters = parameters(request);
        if (!NAMES.containsAll(parameters.names())) {
            throw ProblemType.INVALID_REQUEST.problem("Known parameters are ns, key, property and version.");
        }
        return new WebhookQuery(
                namespace(one(parameters, "ns")),
                path(one(parameters, "key")),
                property(one(parameters, "property")),
                version(one(parameters, "version")));
    }

    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw ProblemType.INVALID_REQUEST.problem("The query is not percent-encoded.");
        }
    }

    /** Empty when it is not there: a template of External Secrets leaves it empty too. */
    private static String one(MultiMap parameters, String name) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            throw ProblemType.INVALID_REQUEST.problem("Each parameter may stand in the query once.");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static String namespace(String text) {
        if (!NAMESPACE.matcher(text).matches()) {
            throw ProblemType.INVALID_REQUEST.problem("ns must be the name of a namespace.");
        }
        return text;
    }

    private static SecretPath path(String text) {
        try {
            SecretPath path = SecretPath.ofText(text);
            if (path.isMount()) {
                throw ProblemType.INVALID_REQUEST.problem("key must name a secret.");
            }
            return path;
        } catch (InvalidPathException e) {
            throw ProblemType.INVALID_REQUEST.problem("key: " + e.getMessage() + ".");
        }
    }

    private static Optional<String> property(String text) {
        if (text.length() > MAX_PROPERTY) {
            throw ProblemType.INVALID_REQUEST.problem("property is longer than " + MAX_PROPERTY + " characters.");
        }
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static int version(String text) {
        if (!text.isEmpty() && !VERSION.matcher(text).matches()) {
            throw ProblemType.INVALID_REQUEST.problem("version must be a number.");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
