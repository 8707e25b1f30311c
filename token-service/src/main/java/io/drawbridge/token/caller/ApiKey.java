package io.drawbridge.token.caller;

import java.util.List;
import java.util.Objects;

/** A caller and the hashes of the keys that it may present: two while one replaces the other. */
public record ApiKey(Caller caller, List<KeyHash> hashes) {

    public ApiKey {
        Objects.requireNonNull(caller, "caller");
        hashes = List.copyOf(hashes);
    }
}
