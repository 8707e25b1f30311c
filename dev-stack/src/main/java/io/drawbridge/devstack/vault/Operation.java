package io.drawbridge.devstack.vault;

import java.util.Optional;
import java.util.Set;

/** What a request asks of Vault, and the capabilities that its policies call it by. */
enum Operation {
    READ("read"),
    LIST("list"),
    WRITE("create", "update"),
    DELETE("delete");

    private final Set<String> capabilities;

    Operation(String... capabilities) {
        this.capabilities = Set.of(capabilities);
    }

    /** Any of these is enough. */
    Set<String> capabilities() {
        return capabilities;
    }

    /** LIST has its own method, and {@code GET ?list=true} for clients that cannot send it. */
    static Optional<Operation> of(String method, boolean listRequested) {
        return switch (method) {
            case "GET", "HEAD" -> Optional.of(listRequested ? LIST : READ);
            case "LIST" -> Optional.of(LIST);
            case "PUT", "POST" -> Optional.of(WRITE);
            case "DELETE" -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }
}
