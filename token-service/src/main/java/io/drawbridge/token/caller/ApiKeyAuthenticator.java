package io.drawbridge.token.caller;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows callers by their API keys. */
@Singleton
@Priority(Authenticator.API_KEYS)
class ApiKeyAuthenticator implements Authenticator {

    private final ApiKeyBook keys;
    private final boolean mayGetKeys;

    ApiKeyAuthenticator(ApiKeyBook keys, ApiKeysFileConfig file) {
        this.keys = keys;
        this.mayGetKeys = file.apiKeysFile().isPresent();
    }

    /** A file may be empty at the start and filled later. */
    @Override
    public boolean knowsCallers() {
        return mayGetKeys || keys.current().size() > 0;
    }

    @Override
    public Uni<Optional<Caller>> authenticate(BearerToken token) {
        return Uni.createFrom().item(keys.current().find(token));
    }
}
