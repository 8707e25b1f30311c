package io.drawbridge.token.caller;

import java.util.List;
import java.util.Optional;

/** All API keys that are known, by their hashes. */
public final class ApiKeys {

    private final List<ApiKey> keys;

    public ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Looks at every hash, found or not, so that the time taken tells nothing about them. */
    public Optional<Caller> find(BearerToken token) {
        KeyHash presented = KeyHash.of(token);
        Caller found = null;
        for (ApiKey key : keys) {
            for (KeyHash hash : key.hashes()) {
                found = hash.sameAs(presented) ? key.caller() : found;
            }
        }
        return Optional.ofNullable(found);
    }

    List<ApiKey> all() {
        return keys;
    }

    public int size() {
        return keys.size();
    }
}
