package io.drawbridge.upload.lease;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The fields of the token service's answer that the gateway uses; never printed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeaseAnswer(
        @JsonProperty("access_key_id") String accessKeyId,
        @JsonProperty("access_key_secret") String accessKeySecret,
        @JsonProperty("session_token") String sessionToken,
        @JsonProperty("expiration") Instant expiration,
        @JsonProperty("bucket") String bucket,
        @JsonProperty("key") String key,
        @JsonProperty("prefix") String prefix,
        @JsonProperty("max_object_size") Long maxObjectSize,
        @JsonProperty("content_types") List<String> contentTypes,
        @JsonProperty("create_only") boolean createOnly,
        @JsonProperty("headers") Map<String, String> headers) {

    GrantLimits limits() {
        return new GrantLimits(
                maxObjectSize == null ? OptionalLong.empty() : OptionalLong.of(maxObjectSize),
                contentTypes == null ? List.of() : contentTypes,
                createOnly,
                headers == null ? Map.of() : headers);
    }

    @Override
    public String toString() {
        return "LeaseAnswer(hidden)";
    }
}
