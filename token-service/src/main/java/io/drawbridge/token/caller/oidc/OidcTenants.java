package io.drawbridge.token.caller.oidc;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes a tenant of Quarkus' OpenID support from each issuer, and tells it which one has to verify a request's token.
 * An issuer that is away at the start is looked for again when its tokens come.
 */
@Singleton
class OidcTenants implements TenantResolver {

    /** Where the choice is kept with the request. */
    private static final String CHOSEN = "drawbridge.oidc.tenant";

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final OidcIssuers issuers;

    OidcTenants(OidcIssuers issuers) {
        this.issuers = issuers;
    }

    void create(@Observes Oidc oidc) {
        issuers.all().forEach(issuer -> oidc.create(tenant(issuer)));
    }

    static void choose(RoutingContext request, OidcIssuer issuer) {
        request.put(CHOSEN, issuer.tenant());
    }

    @Override
    public String resolve(RoutingContext request) {
        return request.get(CHOSEN);
    }

    /**
     * Keys are fetched when a token names one, and again after their time: a key that the issuer withdraws must not be
     * trusted for as long as this service runs. Quarkus forgets keys only when it cleans up, so that has the same time.
     */
    private static OidcTenantConfig tenant(OidcIssuer issuer) {
        OidcTenantConfigBuilder tenant = OidcTenantConfig.builder()
                .tenantId(issuer.tenant())
                .applicationType(ApplicationType.SERVICE)
                .authServerUrl(issuer.issuer())
                .connectionTimeout(CONNECT)
                .connectionRetryCount(1)
                .discoveryEnabled(issuer.jwksUrl().isEmpty());
        issuer.jwksUrl().ifPresent(url -> tenant.jwksPath(url.toString()));
        issuer.tlsConfiguration().ifPresent(tenant::tlsConfigurationName);
        tenant.jwks()
                .resolveEarly(false)
                .cacheTimeToLive(issuer.keysTtl())
                .cleanUpTimerInterval(issuer.keysTtl())
                .end();
        tenant.token()
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .lifespanGrace((int) issuer.clockSkew().toSeconds())
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end();
        return tenant.build();
    }
}
