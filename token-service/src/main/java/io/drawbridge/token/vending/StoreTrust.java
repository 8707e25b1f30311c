package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerType;
import io.drawbridge.token.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether it is known that the store keeps sessions to their policy; nothing is vended before. */
@ApplicationScoped
public class StoreTrust {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** What is known of the store, and how. */
    public enum State {
        UNCHECKED(false),
        ENFORCES(true),
        IGNORES_POLICY_BUT_ACCEPTED(true),
        NOT_LOOKED_AT(true);

        private final boolean mayVend;

        State(boolean mayVend) {
            this.mayVend = mayVend;
        }
    }

    private volatile State state = State.UNCHECKED;
    private final Map<IssuerType, StoreTrust> others = new ConcurrentHashMap<>();
    private volatile Set<IssuerType> issuers = EnumSet.allOf(IssuerType.class);

    public void set(State known) {
        this.state = Objects.requireNonNull(known, "known");
    }

    /** What is known of the sessions of an issuer that some grants choose instead of the service's own. */
    public StoreTrust forChoiceOf(IssuerType issuer) {
        return others.computeIfAbsent(issuer, type -> new StoreTrust());
    }

    /** From now on, only what these issue is or will have been checked. */
    public void limitTo(Collection<IssuerType> checked) {
        this.issuers = Set.copyOf(checked);
    }

    /** Whether sessions of this issuer are looked at, so that grants may use it. */
    boolean covers(IssuerType issuer) {
        return issuers.contains(issuer);
    }

    public State state() {
        return state;
    }

    public boolean mayVend() {
        return state.mayVend;
    }

    void require(IssuerType issuer) {
        if (!others.getOrDefault(issuer, this).mayVend()) {
            throw ProblemException.unavailable(
                    "The store has not been checked yet; send the same request again later.", RETRY_AFTER);
        }
    }
}
