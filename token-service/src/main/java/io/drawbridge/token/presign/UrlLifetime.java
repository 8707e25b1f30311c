package io.drawbridge.token.presign;

import io.drawbridge.token.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a URL shall work: seconds are enough for one that is used at once. It never outlives the session that signs
 * it.
 */
public record UrlLifetime(Optional<Duration> asked) {

    public static final UrlLifetime USUAL = new UrlLifetime(Optional.empty());

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** STS has no shorter sessions. */
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(900);

    /** Between reading the clock and signing the second may change. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    public UrlLifetime {
        Objects.requireNonNull(asked, "asked");
        asked.ifPresent(UrlLifetime::check);
    }

    /** As it came in a body, where null stands for a field that was not sent. */
    public static UrlLifetime ofSeconds(Long seconds) {
        return new UrlLifetime(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    /**
     * The session to ask for. Whatever comes from the cache has half of its life left at least, so the usual session,
     * which others use too, serves short URLs.
     */
    public Optional<Duration> session() {
        return asked.filter(wanted -> wanted.compareTo(SHORTEST_SESSION.dividedBy(2)) > 0)
                .map(wanted -> wanted.compareTo(SHORTEST_SESSION) < 0 ? SHORTEST_SESSION : wanted);
    }

    /** Whole seconds, of which the last one lies before the end. */
    Duration until(Instant end, Instant now) {
        Duration left = Duration.between(now, end).minus(MARGIN);
        Duration wanted = asked.orElse(LONGEST);
        Duration chosen = Duration.ofSeconds((left.compareTo(wanted) < 0 ? left : wanted).toSeconds());
        return chosen.compareTo(MARGIN) < 0 ? MARGIN : chosen;
    }

    private static void check(Duration asked) {
        if (asked.compareTo(MARGIN) < 0 || asked.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid("ttl_seconds must be between 1 and " + LONGEST.toSeconds()
                    + " (the longest that S3 takes), and no more than the grant allows");
        }
    }
}
