package io.drawbridge.secrets.secret;

import io.drawbridge.secrets.tenant.Tenant;

/** In whose name a tenant's secrets are read upstream. */
public interface UpstreamRoles {

    /** Empty for the bridge's own. */
    String of(Tenant tenant);
}
