package io.drawbridge.secrets.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A login that is kept: renewed before its end without anybody waiting, had anew when it ended or was revoked, and never
 * twice at a time.
 */
final class UpstreamSession {

    private static final Logger LOG = Logger.getLogger(UpstreamSession.class);

    private final Login login;
    private final Logins logins;
    private final InstantSource clock;
    private final AtomicReference<UpstreamToken> current = new AtomicReference<>();
    private final SingleFlight<UpstreamToken> entering = new SingleFlight<>();
    private final SingleFlight<UpstreamToken> renewing = new SingleFlight<>();
    private final SingleFlight<Boolean> looking = new SingleFlight<>();

    UpstreamSession(Login login, Logins logins, InstantSource clock) {
        this.login = login;
        this.logins = logins;
        this.clock = clock;
    }

    Uni<UpstreamToken> token() {
        return Uni.createFrom().deferred(() -> {
            UpstreamToken token = current.get();
            Instant now = clock.instant();
            if (token == null || token.isExpired(now)) {
                return enter(token);
            }
            if (token.isDue(now)) {
                renew(token);
            }
            return Uni.createFrom().item(token);
        });
    }

    /** Another token after this one was answered with 403; empty when it lives, so that 403 was about the path. */
    Uni<Optional<UpstreamToken>> instead(UpstreamToken refused) {
        return Uni.createFrom()
                .deferred(() -> current.get() == refused
                        ? looking.run(() -> logins.lives(refused)).chain(lives -> lives ? nothing() : another(refused))
                        : another(refused));
    }

    private Uni<Optional<UpstreamToken>> another(UpstreamToken refused) {
        return enter(refused)
                .map(token -> token.value().equals(refused.value()) ? Optional.empty() : Optional.of(token));
    }

    /** Unless somebody else has replaced this token meanwhile. */
    private Uni<UpstreamToken> enter(UpstreamToken replaced) {
        return entering.run(() -> {
            UpstreamToken token = current.get();
            return token == replaced
                    ? login.login().invoke(current::set)
                    : Uni.createFrom().item(token);
        });
    }

    /** What cannot be renewed, or no longer for a useful time, is had anew. */
    private void renew(UpstreamToken token) {
        renewing.run(() -> current.get() != token
                        ? Uni.createFrom().item(token)
                        : (token.renewable() ? extended(token) : login.login()).invoke(current::set))
                .subscribe()
                .with(renewed -> {}, failure -> LOG.warnf("renewal upstream failed: %s", failure.getMessage()));
    }

    private Uni<UpstreamToken> extended(UpstreamToken token) {
        return logins.renew(token)
                .onFailure(LoginRefusedException.class)
                .recoverWithUni(login::login)
                .chain(renewed -> isLonger(renewed, token) ? Uni.createFrom().item(renewed) : login.login());
    }

    /** At its maximal time-to-live a token is renewed for nothing. */
    private static boolean isLonger(UpstreamToken renewed, UpstreamToken token) {
        return renewed.expires().isEmpty()
                || token.expires().isEmpty()
                || renewed.expires().get().isAfter(token.expires().get().plusSeconds(1));
    }

    private static Uni<Optional<UpstreamToken>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
