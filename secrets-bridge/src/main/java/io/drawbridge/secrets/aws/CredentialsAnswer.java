package io.drawbridge.secrets.aws;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What of token-service's answer is passed on; never printed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record CredentialsAnswer(
        @JsonProperty("access_key_id") String accessKeyId,
        @JsonProperty("access_key_secret") String accessKeySecret,
        @JsonProperty("session_token") String sessionToken,
        @JsonProperty("expiration") Instant expiration,
        @JsonProperty("bucket") String bucket,
        @JsonProperty("prefix") String prefix,
        @JsonProperty("region") String region,
        @JsonProperty("endpoint") String endpoint) {

    /** An answer for anything else than was asked for is never passed on. */
    boolean answers(CredentialsQuestion question) {
        return accessKeyId != null
                && accessKeySecret != null
                && sessionToken != null
                && expiration != null
                && question.bucket().equals(bucket)
                && question.prefix().equals(prefix);
    }

    @Override
    public String toString() {
        return "CredentialsAnswer(hidden)";
    }
}
