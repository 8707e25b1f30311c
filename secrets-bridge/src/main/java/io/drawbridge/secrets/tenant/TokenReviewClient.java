package io.drawbridge.secrets.tenant;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Asks the Kubernetes API server whose token this is. The bridge's own ServiceAccount needs
 * {@code system:auth-delegator} for it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/">
 *     TokenReview v1</a>
 */
@Singleton
class TokenReviewClient {

    private static final Logger LOG = Logger.getLogger(TokenReviewClient.class);

    /** Looks at a token that the API server has vouched for; proves nothing. */
    private static final JwtConsumer CLAIMS = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final KubernetesClient kubernetes;
    private final TenantConfig config;

    TokenReviewClient(KubernetesClient kubernetes, TenantConfig config) {
        this.kubernetes = kubernetes;
        this.config = config;
    }

    /** The Kubernetes client blocks, so this leaves the event loop. */
    Uni<Review> review(String jwt) {
        return Uni.createFrom()
                .item(() -> ask(jwt))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(config.reviewTimeout())
                .fail()
                .onFailure()
                .invoke(TokenReviewClient::log)
                .onFailure()
                .recoverWithItem(Review.Unavailable::new);
    }

    /** Without the message: it may quote the request. */
    private static void log(Throwable failure) {
        int code = failure instanceof KubernetesClientException refused ? refused.getCode() : 0;
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        LOG.warnf("TokenReview failed: status %d, %s", code, root.getClass().getSimpleName());
    }

    private Review ask(String jwt) {
        TokenReview asked = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(jwt)
                .withAudiences(config.audience())
                .endSpec()
                .build();
        TokenReviewStatus status = kubernetes.tokenReviews().create(asked).getStatus();
        if (!Boolean.TRUE.equals(status.getAuthenticated())
                || !status.getAudiences().contains(config.audience())) {
            return new Review.Rejected();
        }
        Optional<Tenant> tenant = Tenant.ofUsername(status.getUser().getUsername());
        return tenant.isEmpty() ? new Review.Rejected() : new Review.Accepted(tenant.get(), expiry(jwt));
    }

    /** Legacy tokens without an end are as long-lived as they can be here: the token's own lifetime decides. */
    private static Instant expiry(String jwt) {
        try {
            NumericDate end = CLAIMS.processToClaims(jwt).getExpirationTime();
            return end == null ? Instant.MAX : Instant.ofEpochSecond(end.getValue());
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Instant.MAX;
        }
    }
}
