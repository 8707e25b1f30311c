package io.drawbridge.token.door.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.vending.SessionCredentials;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Credentials as a {@code credential_process} prints them.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">the contract</a>
 */
record ProcessAnswer(
        @JsonProperty("Version") int version,
        @JsonProperty("AccessKeyId") String accessKeyId,
        @JsonProperty("SecretAccessKey") String secretAccessKey,
        @JsonProperty("SessionToken") String sessionToken,
        @JsonProperty("Expiration") @Schema(examples = "2026-01-01T12:00:00Z") String expiration) {

    /** The only one there is. */
    private static final int VERSION = 1;

    static ProcessAnswer of(SessionCredentials credentials) {
        return new ProcessAnswer(
                VERSION,
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration().toString());
    }

    @Override
    public String toString() {
        return "ProcessAnswer[hidden, expiration=" + expiration + "]";
    }
}
