package io.drawbridge.token.caller;

import java.util.Objects;
import java.util.function.Supplier;

/** The API keys as they are now: those of the configuration, and those of the mounted file when it was last usable. */
public final class ApiKeyBook {

    private final Supplier<ApiKeys> current;

    /** The supplier's answer may change at any time, as a whole. */
    public ApiKeyBook(Supplier<ApiKeys> current) {
        this.current = Objects.requireNonNull(current, "current");
    }

    public ApiKeys current() {
        return current.get();
    }
}
