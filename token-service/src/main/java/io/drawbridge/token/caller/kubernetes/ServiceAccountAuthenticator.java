package io.drawbridge.token.caller.kubernetes;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drawbridge.token.caller.Authenticator;
import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.KeyHash;
import io.drawbridge.token.caller.UnverifiedJwt;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Knows callers by tokens of Kubernetes ServiceAccounts that were requested for this service. Only tokens that say so are
 * shown to the API server, and each once in a while: reviews are kept by the token's hash.
 */
@Singleton
@Priority(Authenticator.SERVICE_ACCOUNTS)
class ServiceAccountAuthenticator implements Authenticator {

    private static final String API_SERVER = "https://kubernetes.default.svc";
    private static final int MAX_REVIEWS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Optional<String> audience;
    private final TokenReviewClient reviews;
    private final InstantSource clock;
    final AsyncCache<KeyHash, Optional<Caller>> known;

    ServiceAccountAuthenticator(ServiceAccountsConfig config, TokenReviewClient reviews, InstantSource clock) {
        this.audience = audience(config);
        this.reviews = reviews;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_REVIEWS)
                .expireAfterWrite(ttl(config))
                .buildAsync();
    }

    /** Every pod has a token for the API server itself: it must not be good for anything here. */
    private static Optional<String> audience(ServiceAccountsConfig config) {
        if (config.audience().filter(own -> own.startsWith(API_SERVER)).isPresent()) {
            throw new ConfigurationException("drawbridge.service-accounts.audience: must be this service's own, such as"
                    + " drawbridge, not that of the API server");
        }
        return config.audience();
    }

    private static Duration ttl(ServiceAccountsConfig config) {
        Duration ttl = config.cacheTtl();
        if (ttl.isNegative() || ttl.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(
                    "drawbridge.service-accounts.cache-ttl: must be at most a minute: for so long a deleted"
                            + " ServiceAccount is still known");
        }
        return ttl;
    }

    @Override
    public boolean knowsCallers() {
        return audience.isPresent();
    }

    @Override
    public Uni<Optional<Caller>> authenticate(BearerToken token) {
        boolean isOurs = audience.isPresent()
                && UnverifiedJwt.of(token).filter(this::mayBeOurs).isPresent();
        return isOurs ? review(token, audience.get()) : Uni.createFrom().item(Optional.empty());
    }

    /**
     * One review for all who bring the same token at once; what fails is forgotten. Each waits for a stage of its own:
     * who leaves cancels that, and not the review.
     */
    private Uni<Optional<Caller>> review(BearerToken token, String wanted) {
        return Uni.createFrom()
                .completionStage(() -> known.get(KeyHash.of(token), (hash, executor) -> ask(token, wanted))
                        .thenApply(Function.identity()));
    }

    private CompletableFuture<Optional<Caller>> ask(BearerToken token, String wanted) {
        return reviews.review(token, wanted).subscribeAsCompletionStage();
    }

    /** A token that says itself that it is for others, or over, needs no review. */
    private boolean mayBeOurs(UnverifiedJwt jwt) {
        return jwt.subject().startsWith(TokenReviewClient.SERVICE_ACCOUNT)
                && jwt.audience().contains(audience.orElseThrow())
                && jwt.endsAfter(clock.instant());
    }
}
