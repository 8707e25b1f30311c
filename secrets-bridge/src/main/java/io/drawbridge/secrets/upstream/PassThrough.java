package io.drawbridge.secrets.upstream;

import io.drawbridge.secrets.secret.UpstreamRoles;
import io.drawbridge.secrets.tenant.Tenant;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The tenant's own role upstream, so that Vault's policy has the last word; or none, and the bridge reads as itself. */
@Singleton
class PassThrough implements UpstreamRoles {

    private final Optional<String> template;

    PassThrough(UpstreamConfig config) {
        this.template = config.passThrough().kubernetesRole().or(config.passThrough()::tokenRole);
    }

    @Override
    public String of(Tenant tenant) {
        return template.map(role -> role.replace("{namespace}", tenant.namespace())
                        .replace("{service-account}", tenant.serviceAccount()))
                .orElse("");
    }
}
