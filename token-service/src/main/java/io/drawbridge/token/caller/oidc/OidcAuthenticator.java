package io.drawbridge.token.caller.oidc;

import io.drawbridge.token.caller.Authenticator;
import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.UnverifiedJwt;
import io.drawbridge.token.caller.oidc.Verification.NoSuchKey;
import io.drawbridge.token.caller.oidc.Verification.Refused;
import io.drawbridge.token.caller.oidc.Verification.Unavailable;
import io.drawbridge.token.caller.oidc.Verification.Verified;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Knows callers by JWTs of the configured issuers. What the token says of its issuer chooses who verifies it; whether it
 * is believed, Quarkus' OpenID support decides: signature by a key of that issuer, audience, and time.
 */
@Singleton
@Priority(Authenticator.OIDC)
class OidcAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(OidcAuthenticator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final OidcIssuers issuers;
    private final IdentityProviderManager verifiers;
    private final CurrentVertxRequest request;
    private final KeyLookups lookups = new KeyLookups();

    OidcAuthenticator(OidcIssuers issuers, IdentityProviderManager verifiers, CurrentVertxRequest request) {
        this.issuers = issuers;
        this.verifiers = verifiers;
        this.request = request;
    }

    @Override
    public boolean knowsCallers() {
        return !issuers.all().isEmpty();
    }

    @Override
    public Uni<Optional<Caller>> authenticate(BearerToken token) {
        Optional<UnverifiedJwt> jwt =
                UnverifiedJwt.of(token).filter(look -> !look.keyId().isEmpty());
        Optional<OidcIssuer> issuer = jwt.map(UnverifiedJwt::issuer).flatMap(issuers::find);
        return issuer.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : authenticate(token, jwt.get(), issuer.get());
    }

    private Uni<Optional<Caller>> authenticate(BearerToken token, UnverifiedJwt jwt, OidcIssuer issuer) {
        if (!lookups.mayAsk(issuer, jwt.keyId())) {
            return Uni.createFrom().failure(ProblemException.identityUnavailable(RETRY_AFTER));
        }
        return verify(token, issuer)
                .<Verification>map(verified -> new Verified())
                .onFailure()
                .recoverWithItem(Verification::of)
                .invoke(outcome -> remember(outcome, issuer, jwt.keyId()))
                .map(outcome -> caller(outcome, jwt, issuer));
    }

    private Uni<SecurityIdentity> verify(BearerToken token, OidcIssuer issuer) {
        RoutingContext current = request.getCurrent();
        OidcTenants.choose(current, issuer);
        TokenAuthenticationRequest asked = new TokenAuthenticationRequest(new AccessTokenCredential(token.value()));
        HttpSecurityUtils.setRoutingContextAttribute(asked, current);
        return verifiers.authenticate(asked).ifNoItem().after(PATIENCE).fail();
    }

    private void remember(Verification outcome, OidcIssuer issuer, String keyId) {
        if (outcome instanceof Verified || outcome instanceof Refused refused && refused.keyExists()) {
            lookups.proved(issuer, keyId);
        } else if (outcome instanceof NoSuchKey) {
            lookups.missing(issuer, keyId);
        } else if (outcome instanceof Unavailable) {
            LOG.warnf("the OpenID issuer \"%s\" cannot be asked; its callers are answered 503", issuer.name());
        }
    }

    private static Optional<Caller> caller(Verification outcome, UnverifiedJwt jwt, OidcIssuer issuer) {
        if (outcome instanceof Unavailable) {
            throw ProblemException.identityUnavailable(RETRY_AFTER);
        }
        return outcome instanceof Verified ? issuer.claims().caller(jwt.claims()) : Optional.empty();
    }
}
