package io.drawbridge.token.caller.kubernetes;

import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.problem.ProblemException;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Asks the Kubernetes API server whose token this is. This service's own ServiceAccount needs
 * {@code system:auth-delegator} for it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/">
 *     TokenReview v1</a>
 */
@Singleton
class TokenReviewClient {

    static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    private static final Logger LOG = Logger.getLogger(TokenReviewClient.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Anybody can write tokens that have to be asked about: they must not take all worker threads, nor the API server. */
    private static final int AT_ONCE = 16;

    private final Instance<KubernetesClient> kubernetes;
    private final ServiceAccountsConfig config;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** The client is made when it is first needed: without ServiceAccounts there may be no cluster. */
    TokenReviewClient(Instance<KubernetesClient> kubernetes, ServiceAccountsConfig config) {
        this.kubernetes = kubernetes;
        this.config = config;
    }

    /** The ServiceAccount behind the token, empty if it is not one for this audience, or a 503 problem. */
    Uni<Optional<Caller>> review(BearerToken token, String audience) {
        if (!places.tryAcquire()) {
            return Uni.createFrom().failure(ProblemException.identityUnavailable(RETRY_AFTER));
        }
        // The Kubernetes client blocks, so this leaves the event loop.
        return Uni.createFrom()
                .item(() -> ask(token, audience))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(places::release)
                .onFailure()
                .transform(TokenReviewClient::unavailable);
    }

    /** Without the message in the log: it may quote the request. */
    private static Throwable unavailable(Throwable failure) {
        int code = failure instanceof KubernetesClientException refused ? refused.getCode() : 0;
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        LOG.warnf(
                "TokenReview failed: status %d, %s%s",
                code,
                root.getClass().getSimpleName(),
                code == 401 || code == 403 ? "; this service's ServiceAccount needs system:auth-delegator" : "");
        return ProblemException.identityUnavailable(RETRY_AFTER);
    }

    private Optional<Caller> ask(BearerToken token, String audience) {
        TokenReview asked = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token.value())
                .withAudiences(audience)
                .endSpec()
                .build();
        TokenReviewStatus status = kubernetes.get().tokenReviews().create(asked).getStatus();
        boolean accepted = Boolean.TRUE.equals(status.getAuthenticated())
                && status.getAudiences().contains(audience)
                && status.getUser().getUsername().startsWith(SERVICE_ACCOUNT);
        return accepted ? Optional.of(caller(status)) : Optional.empty();
    }

    private static Caller caller(TokenReviewStatus status) {
        return new Caller(
                status.getUser().getUsername(),
                new HashSet<>(status.getUser().getGroups()),
                CallerKind.SERVICE_ACCOUNT);
    }
}
