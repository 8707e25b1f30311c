package io.drawbridge.token.health;

import io.drawbridge.token.DrawbridgeNamespace;
import io.drawbridge.token.caller.ApiKeyBook;
import io.drawbridge.token.caller.Authenticator;
import io.drawbridge.token.grant.GrantBook;
import io.drawbridge.token.vending.MonitoredIssuer;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;

/** Reads the whole configuration at the start instead of with the first request, and tells what it found. */
@Startup
@ApplicationScoped
class StartedCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(StartedCheck.class);

    private final List<Authenticator> authenticators;
    private final ApiKeyBook apiKeys;
    private final GrantBook grants;
    private final MonitoredIssuer issuer;

    /** The namespace is not used, but only mappings that somebody asks for refuse unknown keys. */
    StartedCheck(
            @All List<Authenticator> authenticators,
            ApiKeyBook apiKeys,
            GrantBook grants,
            MonitoredIssuer issuer,
            DrawbridgeNamespace namespace) {
        this.authenticators = authenticators;
        this.apiKeys = apiKeys;
        this.grants = grants;
        this.issuer = issuer;
    }

    void start(@Observes StartupEvent started) {
        int all = grants.current().all().size();
        LOG.infof(
                "%d callers with API keys, %d grants, issuer %s",
                apiKeys.current().size(), all, issuer.standard().type());
        if (authenticators.stream().noneMatch(Authenticator::knowsCallers)) {
            throw new ConfigurationException("drawbridge.api-keys: no callers at all are configured, so every request"
                    + " would be answered 401; configure an API key, drawbridge.api-keys-file, drawbridge.oidc or"
                    + " drawbridge.service-accounts");
        }
        if (all == 0) {
            LOG.warn("nobody can get anything: configure drawbridge.grants or drawbridge.grants-file");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration")
                .up()
                .withData("callers", apiKeys.current().size())
                .withData("grants", grants.current().all().size())
                .build();
    }
}
