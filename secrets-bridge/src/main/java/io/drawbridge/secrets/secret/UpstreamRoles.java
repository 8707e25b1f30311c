package io.drawbridge.secrets.secret;

import io.drawbridge.secrets.access.Subject;

/** In whose name a tenant's secrets are read upstream. */
public interface UpstreamRoles {

    /** Empty for the bridge's own. */
    String of(Subject subject);
}
