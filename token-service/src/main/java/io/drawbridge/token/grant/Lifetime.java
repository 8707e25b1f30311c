package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How long credentials of a grant live: where the caller says nothing, and at most. */
public record Lifetime(Duration usual, Duration max) {

    /** STS issues nothing shorter: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
    public static final Duration SHORTEST = Duration.ofSeconds(900);

    public Lifetime {
        Objects.requireNonNull(usual, "usual");
        Objects.requireNonNull(max, "max");
        if (usual.compareTo(SHORTEST) < 0 || max.compareTo(SHORTEST) < 0) {
            throw ProblemException.invalid("default-ttl and max-ttl must be 15 minutes or more, as STS demands");
        }
        if (usual.compareTo(max) > 0) {
            throw ProblemException.invalid("default-ttl must not be longer than max-ttl");
        }
    }

    /** What is asked for, if it is within the range. */
    public Duration choose(Optional<Duration> asked) {
        Duration chosen = asked.orElse(usual);
        if (chosen.compareTo(SHORTEST) < 0 || chosen.compareTo(max) > 0) {
            throw ProblemException.invalid("ttl_seconds must be between " + SHORTEST.toSeconds()
                    + " (the shortest that STS issues) and " + max.toSeconds() + " (the longest of the grant)");
        }
        return chosen;
    }
}
