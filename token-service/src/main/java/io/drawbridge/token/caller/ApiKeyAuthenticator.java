package io.drawbridge.token.caller;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows callers by their API keys. */
@Singleton
@Priority(Authenticator.API_KEYS)
class ApiKeyAuthenticator implements Authenticator {

    private final ApiKeys keys;

    ApiKeyAuthenticator(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean knowsCallers() {
        return keys.size() > 0;
    }

    @Override
    public Uni<Optional<Caller>> authenticate(BearerToken token) {
        return Uni.createFrom().item(keys.find(token));
    }
}
