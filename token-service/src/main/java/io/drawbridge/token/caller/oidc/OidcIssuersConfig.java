package io.drawbridge.token.caller.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenID providers whose tokens are taken: {@code drawbridge.oidc."<name>".*}. */
@ConfigMapping(prefix = "drawbridge.oidc")
public interface OidcIssuersConfig {

    /** One entry per issuer; the name stands before the subjects and groups of its callers. */
    @WithParentName
    Map<String, Entry> issuers();

    interface Entry {

        /** The issuer exactly as its tokens have it in {@code iss}; discovery is below it. */
        String issuer();

        /** Where its keys are, if there is no discovery. */
        Optional<URI> jwksUrl();

        /** A token must be for one of these. Choose one that is given out for this service only. */
        List<String> audience();

        /** The claim with the caller's name. */
        @WithDefault("sub")
        String subjectClaim();

        /** The claim with the caller's groups: text, or a list of it; a slash leads into an object. */
        @WithDefault("groups")
        String groupsClaim();

        /** What stands before the name: {@code <name>:} unless given, nothing with {@code -}. */
        Optional<String> subjectPrefix();

        /** What stands before each group: {@code <name>:} unless given, nothing with {@code -}. */
        Optional<String> groupsPrefix();

        /** How far the issuer's clock and ours may be apart, at most five minutes. */
        @WithDefault("30s")
        Duration clockSkew();

        /** How long a key is used before the issuer is asked whether it still is one. */
        @WithDefault("5m")
        Duration keysTtl();

        /** A {@code quarkus.tls."<name>".*}, for an issuer whose certificate the JVM does not trust. */
        Optional<String> tlsConfiguration();
    }
}
