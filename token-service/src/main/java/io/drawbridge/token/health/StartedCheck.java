package io.drawbridge.token.health;

import io.drawbridge.token.DrawbridgeNamespace;
import io.drawbridge.token.caller.ApiKeys;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.grant.Grants;
import io.drawbridge.token.vending.IssuerType;
import io.drawbridge.token.vending.MonitoredIssuer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;

/** Reads the whole configuration at the start instead of with the first request, and tells what it found. */
@Startup
@ApplicationScoped
class StartedCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(StartedCheck.class);

    private final ApiKeys apiKeys;
    private final Grants grants;
    private final MonitoredIssuer issuer;

    /** The namespace is not used, but only mappings that somebody asks for refuse unknown keys. */
    StartedCheck(ApiKeys apiKeys, Grants grants, MonitoredIssuer issuer, DrawbridgeNamespace namespace) {
        this.apiKeys = apiKeys;
        this.grants = grants;
        this.issuer = issuer;
    }

    void start(@Observes StartupEvent started) {
        IssuerType type = issuer.type();
        grants.all().forEach(grant -> checkLifetime(grant, type));
        int callers = apiKeys.size();
        LOG.infof("%d callers, %d grants, issuer %s", callers, grants.all().size(), type);
        if (callers == 0 || grants.all().isEmpty()) {
            LOG.warn("nobody can get anything: configure drawbridge.api-keys and drawbridge.grants");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration")
                .up()
                .withData("callers", apiKeys.size())
                .withData("grants", grants.all().size())
                .build();
    }

    private static void checkLifetime(Grant grant, IssuerType type) {
        if (grant.limits().lifetime().max().compareTo(type.longest()) > 0) {
            throw new ConfigurationException("drawbridge.grants.\"" + grant.name() + "\".max-ttl: " + type
                    + " issues nothing longer than " + type.longest().toHours() + " hours");
        }
    }
}
