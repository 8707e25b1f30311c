package io.drawbridge.secrets.tenant;

import java.time.Duration;
import java.time.Instant;

/** A tenant's token at this bridge: signed, stateless, like Vault's batch tokens. Hides itself. */
public record TenantToken(String value, Tenant tenant, Instant issued, Instant expires) {

    /** Never negative; begun seconds count whole, as Vault counts them. */
    public long secondsLeft(Instant now) {
        return Math.max(0, Duration.between(now, expires).plusMillis(999).toSeconds());
    }

    @Override
    public String toString() {
        return "TenantToken[" + tenant + ", expires " + expires + "]";
    }
}
