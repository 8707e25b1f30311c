package io.drawbridge.devstack.servers;

import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A long-term access key of a store. */
public record AccessKey(String id, String secret) {

    public AccessKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    /** The same for the SDK. */
    public AwsCredentials credentials() {
        return AwsBasicCredentials.create(id, secret);
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + ", secret hidden]";
    }
}
