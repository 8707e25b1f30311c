package io.drawbridge.secrets.tenant;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * TokenReviews, remembered by the hash of the token: External Secrets logs in with the same token again and again. A
 * token that was taken back is believed for that long, and no longer.
 */
@Singleton
class ReviewedTokens {

    private static final int MOST = 10_000;

    /** A refusal may be the API server's delay in seeing a new ServiceAccount. */
    private static final Duration REFUSAL = Duration.ofSeconds(2);

    private final TokenReviewClient client;
    private final Duration keeping;
    private final InstantSource clock;
    private final Remembered<String, Review> reviews;

    ReviewedTokens(TokenReviewClient client, TenantConfig config, InstantSource clock) {
        this.client = client;
        this.keeping = config.reviewCache();
        this.clock = clock;
        this.reviews = new Remembered<>(MOST, this::keeping, Ticker.systemTicker());
    }

    Uni<Review> review(String jwt) {
        return reviews.get(hash(jwt), ignored -> client.review(jwt)).map(this::stillGood);
    }

    Duration keeping(Review review) {
        if (review instanceof Review.Unavailable) {
            return Duration.ZERO;
        }
        return review instanceof Review.Rejected && REFUSAL.compareTo(keeping) < 0 ? REFUSAL : keeping;
    }

    /** The token may have ended since it was reviewed. */
    private Review stillGood(Review review) {
        Instant now = clock.instant();
        return review instanceof Review.Accepted accepted
                        && !accepted.notAfter().isAfter(now)
                ? new Review.Rejected()
                : review;
    }

    private static String hash(String jwt) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jwt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
