package io.drawbridge.secrets.door.vaultapi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An answer with Vault's {@code errors}. */
public final class VaultFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Short: the Vault client of External Secrets sleeps so long in its worker. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final int status;
    private final transient List<String> errors;
    private final transient Optional<Duration> retryAfter;

    private VaultFailure(int status, List<String> errors, Optional<Duration> retryAfter) {
        super("status " + status, null, false, false);
        this.status = status;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** The same for an unknown token, a forbidden path and one that does not exist. */
    public static VaultFailure permissionDenied() {
        return of(403, "permission denied");
    }

    /** Vault's answer where there is nothing. */
    static VaultFailure notFound() {
        return new VaultFailure(404, List.of(), Optional.empty());
    }

    public static VaultFailure badRequest(String message) {
        return of(400, message);
    }

    static VaultFailure unsupportedPath() {
        return of(404, "unsupported path");
    }

    static VaultFailure unsupportedOperation() {
        return of(405, "unsupported operation");
    }

    public static VaultFailure unavailable(String message) {
        return new VaultFailure(503, List.of(message), Optional.of(SOON));
    }

    static VaultFailure internal() {
        return of(500, "internal error");
    }

    int status() {
        return status;
    }

    List<String> errors() {
        return errors;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    private static VaultFailure of(int status, String message) {
        return new VaultFailure(status, List.of(message), Optional.empty());
    }
}
