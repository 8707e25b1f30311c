package io.drawbridge.token.ticket;

import io.drawbridge.token.scope.Action;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A letter for each action, so that a ticket stays short; never to be changed while tickets live. */
final class ActionLetters {

    private static final Map<Action, String> LETTERS =
            new EnumMap<>(Map.of(Action.UPLOAD, "u", Action.DOWNLOAD, "d", Action.LIST, "l", Action.DELETE, "x"));

    private ActionLetters() {}

    static String of(Set<Action> actions) {
        return actions.stream().map(LETTERS::get).sorted().collect(Collectors.joining());
    }

    static Set<Action> parse(String letters) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        LETTERS.forEach((action, letter) -> {
            if (letters.contains(letter)) {
                actions.add(action);
            }
        });
        return actions;
    }
}
