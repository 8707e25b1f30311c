package io.drawbridge.devstack.identity;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All access keys of the embedded store. Sessions are kept in memory, so they end with the process. */
public final class Identities {

    private static final int SESSIONS_BEFORE_CLEANING = 50_000;

    private final Map<String, Identity> byAccessKeyId = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Identities(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public void add(Identity identity) {
        if (byAccessKeyId.size() > SESSIONS_BEFORE_CLEANING) {
            byAccessKeyId.values().removeIf(this::isExpired);
        }
        byAccessKeyId.put(identity.key().accessKeyId(), identity);
    }

    /** Whoever this key belongs to, if it has not expired; of a session the token is not seen. */
    public Optional<Identity> holder(String accessKeyId) {
        return Optional.ofNullable(byAccessKeyId.get(accessKeyId)).filter(identity -> !isExpired(identity));
    }

    public Recognition recognize(String accessKeyId, Optional<String> token) {
        Identity identity = byAccessKeyId.get(accessKeyId);
        if (identity == null) {
            return new Recognition.UnknownKey();
        }
        if (identity instanceof SessionIdentity session) {
            return recognize(session, token);
        }
        return token.isPresent() ? new Recognition.WrongToken() : new Recognition.Recognized(identity);
    }

    private Recognition recognize(SessionIdentity session, Optional<String> token) {
        if (token.isEmpty()) {
            return new Recognition.MissingToken();
        }
        if (!session.hasToken(token.get())) {
            return new Recognition.WrongToken();
        }
        return isExpired(session) ? new Recognition.Expired() : new Recognition.Recognized(session);
    }

    private boolean isExpired(Identity identity) {
        return identity instanceof SessionIdentity session && session.isExpiredAt(clock.instant());
    }
}
