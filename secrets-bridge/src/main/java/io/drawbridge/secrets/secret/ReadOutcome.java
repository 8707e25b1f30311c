package io.drawbridge.secrets.secret;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a read came to. */
public sealed interface ReadOutcome {

    /** The {@code data} of Vault's answer to a read or to metadata. */
    record Found(SecretValue value) implements ReadOutcome {}

    /** The names in a folder. */
    record Listed(List<String> names) implements ReadOutcome {

        public Listed {
            names = List.copyOf(names);
        }
    }

    /** A version that was deleted or destroyed: Vault shows its metadata and no value. */
    record Gone(SecretValue metadata) implements ReadOutcome {}

    /** Vault is sure that there is nothing. */
    record Absent() implements ReadOutcome {}

    /** No rule of this bridge allows it; nothing was asked upstream. */
    record Denied() implements ReadOutcome {}

    /** A rule allows it, but the bridge's own rights upstream do not cover it. */
    record Refused() implements ReadOutcome {}

    /** Nothing is known about the secret: Vault is sealed, failing, overloaded, unreachable or unclear. */
    record Unavailable() implements ReadOutcome {}

    /**
     * Vault says "absent", and this bridge does not believe it.
     *
     * @param reason one of a few words, for metrics and audit lines
     */
    record Unsure(String reason) implements ReadOutcome {}

    /**
     * What was there when Vault could last be asked; now it cannot.
     *
     * @param kept {@link Found} or {@link Listed}
     * @param age since Vault was asked
     */
    record Stale(ReadOutcome kept, Duration age) implements ReadOutcome {}

    /** The name for metrics and audit lines. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The name with the reason, for audit lines. */
    default String detail() {
        return this instanceof Unsure unsure ? label() + ":" + unsure.reason() : label();
    }

    /** Bytes that it holds, about. */
    default long weight() {
        if (this instanceof Found found) {
            return found.value().size();
        }
        if (this instanceof Gone gone) {
            return gone.metadata().size();
        }
        return this instanceof Listed listed
                ? listed.names().stream().mapToLong(name -> 48L + name.length()).sum()
                : 0;
    }
}
