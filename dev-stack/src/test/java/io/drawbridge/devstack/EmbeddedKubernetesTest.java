package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedKubernetesTest extends TokenReviewSuite {

    private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

    private final EmbeddedKubernetes kubernetes = EmbeddedKubernetes.start();

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Override
    String token() {
        return kubernetes.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofMinutes(10));
    }

    @Override
    JsonNode review(String token, String audience) {
        HttpResponse<String> answer = post(kubernetes.reviewerToken("secrets", "bridge"), token, audience);
        assertThat(answer.statusCode()).isEqualTo(201);
        try {
            return new ObjectMapper().readTree(answer.body()).get("status");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesExpiredTokens() {
        String expired = kubernetes.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofSeconds(-1));
        assertThat(review(expired, "secrets-bridge").get("error").asText()).contains("expired");
    }

    @Test
    void refusesTokensOfDeletedServiceAccounts() {
        kubernetes.deleteServiceAccount("team-a", "reader");
        assertThat(review(token(), "secrets-bridge").has("authenticated")).isFalse();
    }

    @Test
    void refusesTokensOfAnotherCluster() {
        try (EmbeddedKubernetes other = EmbeddedKubernetes.start()) {
            String token = other.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofMinutes(10));
            assertThat(review(token, "secrets-bridge").has("authenticated")).isFalse();
        }
    }

    @Test
    void reviewsForReviewersOnlyOnceTheyAreNamed() {
        assertThat(post("", token(), "secrets-bridge").statusCode()).isEqualTo(201);
        kubernetes.reviewerToken("secrets", "bridge");
        assertThat(post("", token(), "secrets-bridge").statusCode()).isEqualTo(401);
        assertThat(post(token(), token(), "secrets-bridge").statusCode()).isEqualTo(401);
        String stranger = kubernetes.serviceAccountToken(
                "team-a", "reader", "https://kubernetes.default.svc", Duration.ofMinutes(10));
        assertThat(post(stranger, token(), "secrets-bridge").statusCode()).isEqualTo(403);
    }

    @Test
    void countsReviewsAndFailsWhenTold() {
        review(token(), "secrets-bridge");
        assertThat(kubernetes.reviewed()).isEqualTo(1);
        kubernetes.failWith(500);
        assertThat(post("", token(), "").statusCode()).isEqualTo(500);
    }

    private HttpResponse<String> post(String bearer, String token, String audience) {
        String audiences = audience.isEmpty() ? "" : ",\"audiences\":[\"" + audience + "\"]";
        String body = "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"spec\":{\"token\":\""
                + token + "\"" + audiences + "}}";
        HttpRequest request = HttpRequest.newBuilder(kubernetes.apiServer().resolve(REVIEWS))
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
