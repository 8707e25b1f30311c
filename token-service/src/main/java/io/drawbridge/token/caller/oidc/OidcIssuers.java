package io.drawbridge.token.caller.oidc;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** All issuers, by what their tokens say in {@code iss}. */
record OidcIssuers(Map<String, OidcIssuer> byIssuer) {

    OidcIssuers {
        byIssuer = Map.copyOf(byIssuer);
    }

    Optional<OidcIssuer> find(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    Collection<OidcIssuer> all() {
        return byIssuer.values();
    }
}
