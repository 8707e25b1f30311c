package io.drawbridge.secrets.kv;

/** Version of a KV secrets engine. */
public enum KvVersion {
    V1,
    V2;

    static KvVersion of(int number) {
        return number == 1 ? V1 : V2;
    }

    /** As Vault writes it in a mount's options. */
    public String number() {
        return name().substring(1);
    }
}
