package io.drawbridge.token.vending;

import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Temporary credentials. Not to be logged, so not to be printed. */
public record SessionCredentials(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

    public SessionCredentials {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secretAccessKey, "secretAccessKey");
        Objects.requireNonNull(sessionToken, "sessionToken");
        Objects.requireNonNull(expiration, "expiration");
    }

    /** The same, told to end no later than this; the store itself may take them until their own end. */
    SessionCredentials until(Instant end) {
        return end.isBefore(expiration)
                ? new SessionCredentials(accessKeyId, secretAccessKey, sessionToken, end)
                : this;
    }

    static SessionCredentials of(Credentials sts) {
        return new SessionCredentials(sts.accessKeyId(), sts.secretAccessKey(), sts.sessionToken(), sts.expiration());
    }

    /** As the SDK takes it. */
    public AwsSessionCredentials identity() {
        return AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
    }

    @Override
    public String toString() {
        return "SessionCredentials[hidden, expiration=" + expiration + "]";
    }
}
