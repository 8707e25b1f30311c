package io.drawbridge.secrets.secret;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** A JSON document that Vault answered, byte for byte. Hides itself. */
public final class SecretValue {

    private final byte[] json;

    /** Keeps the array; nobody else may change it. */
    public SecretValue(byte[] json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    public int size() {
        return json.length;
    }

    /** A copy. */
    public byte[] bytes() {
        return json.clone();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(json);
    }

    @Override
    public String toString() {
        return "SecretValue[" + json.length + " bytes]";
    }
}
