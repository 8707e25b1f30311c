package io.drawbridge.secrets.upstream;

import java.util.Locale;

/**
 * What Vault's health door says by its status.
 *
 * @see <a href="https://openbao.org/api-docs/system/health/">OpenBao: sys/health</a>
 */
public enum UpstreamHealth {
    ACTIVE,
    STANDBY,
    UNINITIALIZED,
    SEALED,
    UNREACHABLE;

    static UpstreamHealth ofStatus(int status) {
        return switch (status) {
            case 200 -> ACTIVE;
            case 429, 472, 473 -> STANDBY;
            case 501 -> UNINITIALIZED;
            case 503 -> SEALED;
            default -> UNREACHABLE;
        };
    }

    /** Whether reads can be answered. */
    public boolean serves() {
        return this == ACTIVE || this == STANDBY;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
