package io.drawbridge.secrets.upstream;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bridge's own session, and one for each role in whose name it reads; those longest unused are let go. */
@Singleton
class UpstreamSessions {

    private final UpstreamSession own;
    private final Map<String, UpstreamSession> byRole;
    private final Logins logins;
    private final UpstreamConfig.PassThrough config;
    private final InstantSource clock;

    UpstreamSessions(Logins logins, UpstreamConfig config, InstantSource clock) {
        this.logins = logins;
        this.config = config.passThrough();
        this.clock = clock;
        this.own = new UpstreamSession(logins.own(), logins, clock);
        this.byRole = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, UpstreamSession> eldest) {
                return size() > config.passThrough().maxLogins();
            }
        };
    }

    /** @param role empty for the bridge's own */
    UpstreamSession of(String role) {
        if (role.isEmpty()) {
            return own;
        }
        synchronized (byRole) {
            return byRole.computeIfAbsent(role, this::create);
        }
    }

    private UpstreamSession create(String role) {
        Login login = config.tokenRole().isPresent()
                ? () -> own.token().chain(creator -> logins.tokenRole(role, creator))
                : () -> logins.kubernetes(role);
        return new UpstreamSession(login, logins, clock);
    }
}
