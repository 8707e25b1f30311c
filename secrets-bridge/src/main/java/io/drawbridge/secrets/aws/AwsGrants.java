package io.drawbridge.secrets.aws;

import io.drawbridge.secrets.access.Audience;
import io.drawbridge.secrets.access.AudienceReader;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The grants of the configuration; a wrong one stops the start. */
@Singleton
@Startup
class AwsGrants {

    private final Map<String, AwsGrant> grants = new TreeMap<>();

    AwsGrants(AwsConfig config) {
        if (!config.grants().isEmpty()
                && (config.url().isEmpty() || config.apiKey().isEmpty())) {
            throw new IllegalStateException("drawbridge.aws.grants need drawbridge.aws.url and drawbridge.aws.api-key");
        }
        config.grants()
                .forEach((name, grant) -> grants.put(name, read("drawbridge.aws.grants.\"" + name + "\"", grant)));
    }

    boolean useLabels() {
        return grants.values().stream().anyMatch(grant -> grant.audience().usesLabels());
    }

    Optional<AwsGrant> find(String name) {
        return Optional.ofNullable(grants.get(name));
    }

    private static AwsGrant read(String key, AwsConfig.Grant grant) {
        Audience audience = AudienceReader.read(key, grant);
        try {
            return new AwsGrant(audience, grant.bucket(), grant.prefix(), grant.actions(), grant.ttl());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(key + "." + e.getMessage(), e);
        }
    }
}
