package io.drawbridge.token.door.aws;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of an address: {@code actions}, an upload if absent, and {@code ttl_seconds}. */
record AddressOptions(Set<Action> actions, Optional<Duration> lifetime) {

    static final String ACTIONS = "actions";
    static final String TTL_SECONDS = "ttl_seconds";

    private static final int MAX_DIGITS = 9;

    AddressOptions {
        actions = Set.copyOf(actions);
    }

    /** Each parameter at most once, and no others: a mistyped limit must not be no limit. */
    static AddressOptions parse(String query) {
        Map<String, List<String>> parameters = parameters(query);
        parameters.forEach(AddressOptions::check);
        return new AddressOptions(
                value(parameters, ACTIONS).map(AddressOptions::actions).orElse(Set.of(Action.UPLOAD)),
                value(parameters, TTL_SECONDS).map(AddressOptions::lifetime));
    }

    private static Map<String, List<String>> parameters(String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        try {
            return new QueryStringDecoder(query, false).parameters();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("The percent-encoding of the query is broken.");
        }
    }

    private static void check(String name, List<String> values) {
        if (!name.equals(ACTIONS) && !name.equals(TTL_SECONDS)) {
            throw ProblemException.invalid(
                    "The query holds an unknown parameter. The parameters are: " + ACTIONS + ", " + TTL_SECONDS + ".");
        }
        if (values.size() > 1) {
            throw ProblemException.invalid("The parameter '" + name + "' must be there only once.");
        }
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
    }

    private static Set<Action> actions(String names) {
        EnumSet<Action> parsed = EnumSet.noneOf(Action.class);
        for (String name : names.split(",", -1)) {
            parsed.add(Action.parse(name));
        }
        return parsed;
    }

    private static Duration lifetime(String seconds) {
        if (seconds.isEmpty()
                || seconds.length() > MAX_DIGITS
                || !seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ProblemException.invalid("The parameter '" + TTL_SECONDS + "' must be a whole number.");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
