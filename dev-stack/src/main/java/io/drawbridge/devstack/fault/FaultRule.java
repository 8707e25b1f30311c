package io.drawbridge.devstack.fault;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** A fault, the requests it is for, and how often it has struck. */
public final class FaultRule {

    private final RequestMatcher matcher;
    private final IntPredicate turn;
    private final Fault fault;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger struck = new AtomicInteger();

    /** @param turn whether it is the turn of the nth matching request, counted from 1 */
    FaultRule(RequestMatcher matcher, IntPredicate turn, Fault fault) {
        this.matcher = Objects.requireNonNull(matcher, "matcher");
        this.turn = Objects.requireNonNull(turn, "turn");
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    RequestMatcher matcher() {
        return matcher;
    }

    Fault fault() {
        return fault;
    }

    /** Called once for every request that matches. */
    boolean strikes() {
        boolean strikes = turn.test(seen.incrementAndGet());
        if (strikes) {
            struck.incrementAndGet();
        }
        return strikes;
    }

    /** Requests that matched. */
    public int seen() {
        return seen.get();
    }

    /** Requests that the fault happened to. */
    public int struck() {
        return struck.get();
    }

    @Override
    public String toString() {
        return fault + " for " + matcher + ": struck " + struck + " of " + seen;
    }
}
