package io.drawbridge.upload.problem;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception that ends an upload with an answer for its client: a reason and a sentence that says what to do.
 * It carries no stack trace, because it is an outcome and not a fault of this program.
 */
public final class Refusal extends RuntimeException {

    private final Reason reason;
    private final Optional<Duration> retryAfter;

    private Refusal(Reason reason, String detail, Throwable cause, Optional<Duration> retryAfter) {
        super(Objects.requireNonNull(detail), cause, false, false);
        this.reason = Objects.requireNonNull(reason);
        this.retryAfter = retryAfter;
    }

    public Refusal(Reason reason, String detail) {
        this(reason, detail, null, Optional.empty());
    }

    public static Refusal because(Reason reason, String detail, Throwable cause) {
        return new Refusal(reason, detail, cause, Optional.empty());
    }

    /** The same refusal with a Retry-After header. */
    public Refusal retryAfter(Duration pause) {
        return new Refusal(reason, detail(), getCause(), Optional.of(pause));
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return getMessage();
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
