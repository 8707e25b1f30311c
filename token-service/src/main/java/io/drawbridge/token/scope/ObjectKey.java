package io.drawbridge.token.scope;

/**
 * The name of one object, exactly as the store keeps it: 1 to 1024 bytes of UTF-8, no control characters, no empty,
 * {@code .} or {@code ..} segments, no slash at either end. Stores disagree about what is refused here (some collapse
 * {@code //}, some resolve {@code ..}), so a key that was granted could become another one on its way.
 */
public record ObjectKey(String value) implements Target {

    public ObjectKey {
        KeyRules.check("key", value);
    }

    @Override
    public boolean covers(Target other) {
        return equals(other);
    }
}
