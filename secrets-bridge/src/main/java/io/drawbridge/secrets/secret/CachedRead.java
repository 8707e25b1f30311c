package io.drawbridge.secrets.secret;

import io.drawbridge.secrets.access.Decision;
import java.time.Duration;
import java.util.Locale;

/**
 * An outcome and how it was come by.
 *
 * @param upstream how long Vault took; zero if it was not asked for this
 * @param age since Vault was asked for what is answered
 */
record CachedRead(ReadOutcome outcome, CacheUse use, Duration upstream, Duration age) {

    /** Whether a read went upstream. */
    enum CacheUse {
        /** It did. */
        MISS,
        /** It waited for another one's question. */
        JOINED,
        /** It was answered from memory. */
        HIT,
        /** It was answered from memory for longer than usual, because the question upstream failed. */
        STALE,
        /** It was decided without a look at anything. */
        NONE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For a decision that is not to read. */
    static CachedRead unread(Decision decision) {
        ReadOutcome outcome =
                decision instanceof Decision.Undecided ? new ReadOutcome.Unavailable() : new ReadOutcome.Denied();
        return new CachedRead(outcome, CacheUse.NONE, Duration.ZERO, Duration.ZERO);
    }

    CachedRead with(ReadOutcome other) {
        return new CachedRead(other, use, upstream, age);
    }

    /** What the door gets to see: a stale answer says so. */
    ReadOutcome shown() {
        return use == CacheUse.STALE ? new ReadOutcome.Stale(outcome, age) : outcome;
    }
}
