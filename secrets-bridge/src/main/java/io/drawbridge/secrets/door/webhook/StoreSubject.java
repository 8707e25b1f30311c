package io.drawbridge.secrets.door.webhook;

import io.drawbridge.secrets.access.Subject;
import java.util.Optional;

/** A namespace that a store says it reads for. Nobody but the store vouches for it. */
record StoreSubject(String namespace, String name) implements Subject {

    @Override
    public Optional<String> account() {
        return Optional.empty();
    }

    @Override
    public Optional<String> store() {
        return Optional.of(name);
    }
}
