package io.drawbridge.token.door.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.vending.SessionCredentials;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Credentials as the container providers of the SDKs read them.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">the contract</a>
 */
record ContainerAnswer(
        @JsonProperty("AccessKeyId") String accessKeyId,
        @JsonProperty("SecretAccessKey") String secretAccessKey,
        @JsonProperty("Token") String token,
        @JsonProperty("Expiration") @Schema(examples = "2026-01-01T12:00:00Z") String expiration) {

    static ContainerAnswer of(SessionCredentials credentials) {
        return new ContainerAnswer(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration().toString());
    }

    @Override
    public String toString() {
        return "ContainerAnswer[hidden, expiration=" + expiration + "]";
    }
}
