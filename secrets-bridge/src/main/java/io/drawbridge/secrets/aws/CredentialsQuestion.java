package io.drawbridge.secrets.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The body of token-service's POST /v1/credentials. */
@RegisterForReflection
public record CredentialsQuestion(
        String bucket, String prefix, List<String> actions, @JsonProperty("ttl_seconds") long ttlSeconds) {}
