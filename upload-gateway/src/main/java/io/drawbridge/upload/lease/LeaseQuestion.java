package io.drawbridge.upload.lease;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The body of POST /v1/credentials. */
@RegisterForReflection
public record LeaseQuestion(String bucket, String key, List<String> actions, boolean lease) {

    static LeaseQuestion upload(String bucket, String key) {
        return new LeaseQuestion(bucket, key, List.of("upload"), true);
    }
}
