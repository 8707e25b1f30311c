package io.drawbridge.secrets.door.vaultapi;

import io.drawbridge.secrets.tenant.TenantToken;
import io.drawbridge.secrets.tenant.TenantTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who sends a request: the token where Vault's clients put it. */
@Singleton
public class Callers {

    private static final String BEARER = "Bearer ";

    private final TenantTokens tokens;

    Callers(TenantTokens tokens) {
        this.tokens = tokens;
    }

    /** Throws {@link VaultFailure} for anybody unknown. */
    public TenantToken identify(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("X-Vault-Token"))
                .or(() -> Optional.ofNullable(request.getHeader("Authorization"))
                        .filter(header -> header.startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length())))
                .flatMap(tokens::verify)
                .orElseThrow(VaultFailure::permissionDenied);
    }
}
