package io.drawbridge.token.caller.oidc;

import io.drawbridge.token.caller.SecureUrl;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes the issuers of the configuration, or refuses to start and names the property. */
final class OidcIssuersReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
    private static final String NO_PREFIX = "-";
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private final OidcIssuersConfig config;

    OidcIssuersReader(OidcIssuersConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    static OidcIssuers produce(OidcIssuersConfig config) {
        return new OidcIssuersReader(config).read();
    }

    OidcIssuers read() {
        Map<String, OidcIssuer> issuers = new HashMap<>();
        config.issuers().forEach((name, entry) -> {
            OidcIssuer issuer = read(name, entry);
            if (issuers.put(issuer.issuer(), issuer) != null) {
                throw refusal(name, "issuer", "is also that of another entry; one entry may have several audiences");
            }
        });
        return new OidcIssuers(issuers);
    }

    private OidcIssuer read(String name, OidcIssuersConfig.Entry entry) {
        if (!NAME.matcher(name).matches() || NamePrefix.KUBERNETES.equals(name + ":")) {
            throw refusal(name, "", "the name must have 1 to 32 of a-z, 0-9 and '-', and not be 'system'");
        }
        SecureUrl.require(property(name, "issuer"), url(name, entry.issuer()));
        entry.jwksUrl().ifPresent(url -> SecureUrl.require(property(name, "jwks-url"), url));
        if (entry.audience().isEmpty() || entry.audience().stream().anyMatch(String::isBlank)) {
            throw refusal(name, "audience", "must name at least one");
        }
        if (entry.audience().contains("any")) {
            throw refusal(name, "audience", "must not be 'any', which would take tokens that are meant for others");
        }
        require(name, "clock-skew", entry.clockSkew(), Duration.ZERO, MAX_SKEW);
        require(name, "keys-ttl", entry.keysTtl(), Duration.ofSeconds(1), Duration.ofDays(1));
        return new OidcIssuer(
                name,
                entry.issuer(),
                entry.jwksUrl(),
                entry.audience(),
                claims(name, entry),
                entry.clockSkew(),
                entry.keysTtl(),
                entry.tlsConfiguration());
    }

    private ClaimRules claims(String name, OidcIssuersConfig.Entry entry) {
        List<String> path = List.of(entry.groupsClaim().split("/", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw refusal(name, "groups-claim", "must be a claim, or a path such as realm_access/roles");
        }
        return new ClaimRules(
                entry.subjectClaim(),
                path,
                prefix(name, "subject-prefix", OidcIssuersConfig.Entry::subjectPrefix),
                prefix(name, "groups-prefix", OidcIssuersConfig.Entry::groupsPrefix));
    }

    private NamePrefix prefix(String name, String key, Function<OidcIssuersConfig.Entry, Optional<String>> given) {
        Map<String, String> all = new HashMap<>();
        config.issuers()
                .forEach((issuer, entry) -> all.put(
                        issuer,
                        given.apply(entry)
                                .map(text -> text.equals(NO_PREFIX) ? "" : text)
                                .orElse(issuer + ":")));
        String own = all.get(name);
        if (own.startsWith(NamePrefix.KUBERNETES)) {
            throw refusal(name, key, "must not begin with system:, which names Kubernetes' own callers");
        }
        return NamePrefix.among(own, all.values());
    }

    private static URI url(String name, String issuer) {
        try {
            return URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw refusal(name, "issuer", "must be an https URL");
        }
    }

    private static void require(String name, String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw refusal(name, key, "must be between " + min.toSeconds() + "s and " + max.toSeconds() + "s");
        }
    }

    private static ConfigurationException refusal(String name, String key, String advice) {
        return new ConfigurationException(property(name, key) + ": " + advice);
    }

    private static String property(String name, String key) {
        return "drawbridge.oidc.\"" + name + "\"" + (key.isEmpty() ? "" : "." + key);
    }
}
