package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How credentials are made: {@code drawbridge.issuer.*}. */
@ConfigMapping(prefix = "drawbridge.issuer")
public interface IssuerConfig {

    /** What to do about a store that does not keep sessions to their policy. */
    enum Probe {
        /** Not run. */
        REFUSE,
        /** Run, and say so in the log. */
        WARN,
        /** Not look. */
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code federation-token} (needs long-term keys of an IAM user) or {@code assume-role} (needs a role). */
    @WithDefault("federation-token")
    IssuerType type();

    /** The role whose sessions are given out; only for {@code assume-role}. */
    Optional<String> roleArn();

    /** Whether sessions carry the caller as tags; the user or role then needs {@code sts:TagSession} as well. */
    @WithDefault("false")
    boolean sessionTags();

    /** Where STS is; the store's endpoint, or AWS, if absent. */
    Optional<URI> endpoint();

    /** This service's own key; the AWS SDK's default chain if absent. */
    Optional<String> accessKeyId();

    /** Belongs to the access key id. */
    Optional<String> secretAccessKey();

    /** Whether to find out at the start that the store keeps sessions to their policy. */
    @WithDefault("refuse")
    Probe probe();

    /** The bucket in which to find out; nothing is left in it. */
    Optional<String> probeBucket();

    /** How long one call of STS may take, retries included. */
    @WithDefault("5s")
    Duration timeout();

    /** How long STS may fail before this service is no longer ready. */
    @WithDefault("30s")
    Duration readinessGrace();
}
