package io.drawbridge.token.caller.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An OpenID provider whose tokens are taken.
 *
 * @param issuer as in {@code iss}, character by character
 * @param keysTtl how long a key that was fetched is used
 */
record OidcIssuer(
        String name,
        String issuer,
        Optional<URI> jwksUrl,
        List<String> audience,
        ClaimRules claims,
        Duration clockSkew,
        Duration keysTtl,
        Optional<String> tlsConfiguration) {

    OidcIssuer {
        audience = List.copyOf(audience);
    }

    /** Which of Quarkus' tenants verifies its tokens. */
    String tenant() {
        return "drawbridge-" + name;
    }
}
