package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.scope.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;

/** The grants as they are now: those of the configuration, and those of the mounted file when it was last usable. */
public final class GrantBook {

    private final Supplier<Grants> current;
    private final InstantSource clock;

    /** The supplier's answer may change at any time, as a whole. */
    public GrantBook(Supplier<Grants> current, InstantSource clock) {
        this.current = Objects.requireNonNull(current, "current");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public Grants current() {
        return current.get();
    }

    /** The day that <code>{date}</code> stands for. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public Decision decide(Caller caller, Scope scope) {
        return current().decide(caller, scope, today());
    }
}
