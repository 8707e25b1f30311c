package io.drawbridge.secrets.upstream;

import io.drawbridge.secrets.access.Subject;
import io.drawbridge.secrets.secret.UpstreamRoles;
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
    public String of(Subject subject) {
        // No ServiceAccount is called "-": a store of the webhook door never gets the role of one.
        return template.map(role -> role.replace("{namespace}", subject.namespace())
                        .replace("{service-account}", subject.account().orElse("-")))
                .orElse("");
    }
}
