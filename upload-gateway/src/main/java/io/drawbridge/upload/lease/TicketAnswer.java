package io.drawbridge.upload.lease;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The fields of the token service's answer that the gateway uses. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record TicketAnswer(
        @JsonProperty("bucket") String bucket,
        @JsonProperty("key") String key,
        @JsonProperty("prefix") String prefix) {}
