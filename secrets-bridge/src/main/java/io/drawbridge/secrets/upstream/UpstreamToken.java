package io.drawbridge.secrets.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A token of the upstream. Hides itself.
 *
 * @param expires empty when it does not
 * @param due when another one should be had, before the end
 */
record UpstreamToken(String value, boolean renewable, Optional<Instant> expires, Optional<Instant> due) {

    UpstreamToken {
        Objects.requireNonNull(value, "value");
    }

    static UpstreamToken forEver(String value) {
        return new UpstreamToken(value, false, Optional.empty(), Optional.empty());
    }

    /** @param grace how long before the end it is due; a third of its life if it lives shorter than twice that */
    static UpstreamToken leased(String value, boolean renewable, Duration lease, Duration grace, Instant now) {
        if (lease.isZero()) {
            return forEver(value);
        }
        Duration early = lease.compareTo(grace.multipliedBy(2)) > 0 ? grace : lease.dividedBy(3);
        Instant end = now.plus(lease);
        return new UpstreamToken(value, renewable, Optional.of(end), Optional.of(end.minus(early)));
    }

    boolean isExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    boolean isDue(Instant now) {
        return due.filter(moment -> !now.isBefore(moment)).isPresent();
    }

    @Override
    public String toString() {
        return "UpstreamToken[expires=" + expires + "]";
    }
}
