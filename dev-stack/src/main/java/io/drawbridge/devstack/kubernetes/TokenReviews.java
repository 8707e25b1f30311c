package io.drawbridge.devstack.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reviews tokens as kube-apiserver does.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/">
 *     TokenReview v1</a>
 */
public final class TokenReviews {

    private static final String API_SERVER = "https://kubernetes.default.svc";

    private final ServiceAccountTokens tokens;
    private final Set<ServiceAccount> deleted = ConcurrentHashMap.newKeySet();
    private final Set<ServiceAccount> reviewers = ConcurrentHashMap.newKeySet();

    public TokenReviews(InstantSource clock) {
        tokens = new ServiceAccountTokens(API_SERVER, clock);
    }

    public String token(String namespace, String name, String audience, Duration lifetime) {
        return tokens.sign(new ServiceAccount(namespace, name), audience, lifetime);
    }

    /** A token for the API server itself, of a ServiceAccount that is bound to {@code system:auth-delegator}. */
    public String reviewerToken(String namespace, String name, Duration lifetime) {
        reviewers.add(new ServiceAccount(namespace, name));
        return token(namespace, name, API_SERVER, lifetime);
    }

    /** Its tokens are worthless from now on. */
    public void delete(String namespace, String name) {
        deleted.add(new ServiceAccount(namespace, name));
    }

    /**
     * Whether the caller may create TokenReviews: 0 yes, else the HTTP status that refuses. As long as no reviewer has
     * been named, everybody may.
     */
    int refusal(String bearer) {
        if (reviewers.isEmpty()) {
            return 0;
        }
        try {
            JsonNode claims = authenticate(bearer, List.of(API_SERVER));
            boolean reviewer = reviewers.contains(
                    ServiceAccount.ofUsername(claims.path("sub").asText()));
            return reviewer ? 0 : 403;
        } catch (InvalidToken expected) {
            return 401;
        }
    }

    ObjectNode review(JsonNode asked) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "TokenReview")
                .put("apiVersion", "authentication.k8s.io/v1");
        answer.putObject("metadata");
        answer.set("spec", asked.path("spec"));
        answer.set("status", status(asked.path("spec")));
        return answer;
    }

    private ObjectNode status(JsonNode spec) {
        List<String> wanted = new ArrayList<>();
        spec.path("audiences").forEach(audience -> wanted.add(audience.asText()));
        if (wanted.isEmpty()) {
            wanted.add(API_SERVER);
        }
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        try {
            JsonNode claims = authenticate(spec.path("token").asText(), wanted);
            status.put("authenticated", true);
            status.set("user", user(claims));
            List<String> matching = ServiceAccountTokens.audiences(claims);
            matching.retainAll(wanted);
            matching.forEach(status.putArray("audiences")::add);
        } catch (InvalidToken refused) {
            status.putObject("user");
            status.put("error", refused.getMessage());
        }
        return status;
    }

    private JsonNode authenticate(String token, List<String> wanted) throws InvalidToken {
        JsonNode claims = tokens.verify(token);
        List<String> audiences = ServiceAccountTokens.audiences(claims);
        if (audiences.stream().noneMatch(wanted::contains)) {
            throw new InvalidToken("[invalid bearer token, token audiences " + quoted(audiences)
                    + " is invalid for the target audiences " + quoted(wanted) + "]");
        }
        if (deleted.contains(ServiceAccount.ofUsername(claims.path("sub").asText()))) {
            throw new InvalidToken("[invalid bearer token, service account token has been invalidated]");
        }
        return claims;
    }

    private static ObjectNode user(JsonNode claims) {
        ServiceAccount account = ServiceAccount.ofUsername(claims.path("sub").asText());
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", account.username())
                .put("uid", account.uid());
        user.putArray("groups")
                .add("system:serviceaccounts")
                .add("system:serviceaccounts:" + account.namespace())
                .add("system:authenticated");
        user.putObject("extra")
                .putArray("authentication.kubernetes.io/credential-id")
                .add("JTI=" + claims.path("jti").asText());
        return user;
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').toList().toString().replace(", ", " ");
    }
}
