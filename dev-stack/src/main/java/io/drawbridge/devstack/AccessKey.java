package io.drawbridge.devstack;

import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A long-term access key of the embedded store. */
public record AccessKey(String accessKeyId, String secretAccessKey) {

    public AccessKey {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secretAccessKey, "secretAccessKey");
    }

    /** The same for the SDK. */
    public AwsBasicCredentials credentials() {
        return AwsBasicCredentials.create(accessKeyId, secretAccessKey);
    }

    @Override
    public String toString() {
        return "AccessKey[" + accessKeyId + ", secret hidden]";
    }
}
