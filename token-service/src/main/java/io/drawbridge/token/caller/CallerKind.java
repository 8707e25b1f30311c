package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a caller proved who it is. */
public enum CallerKind {
    API_KEY,
    OIDC,
    SERVICE_ACCOUNT,
    TICKET;

    /** The kind of this name, such as {@code api-key}. */
    public static CallerKind parse(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("unknown kind of caller '" + name + "'; known: "
                        + Arrays.stream(values()).map(CallerKind::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
