package io.drawbridge.secrets.aws;

import io.drawbridge.secrets.access.Audience;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Who gets credentials for which folder: each namespace for its own, and none for another's. */
record AwsGrant(Audience audience, String bucket, String prefix, List<String> actions, Duration ttl) {

    private static final String NAMESPACE = "{namespace}";

    AwsGrant {
        List<String> segments = Arrays.asList(prefix.split("/", -1));
        if (!prefix.endsWith("/") || prefix.startsWith("/") || prefix.contains("//")) {
            throw new IllegalArgumentException("prefix: a folder, which ends in one slash");
        }
        if (!segments.contains(NAMESPACE)) {
            throw new IllegalArgumentException("prefix: one segment must be {namespace}");
        }
        if (segments.stream().anyMatch(segment -> !segment.equals(NAMESPACE) && segment.matches(".*[{}*?$].*"))) {
            throw new IllegalArgumentException("prefix: only {namespace} is filled, and as a whole segment");
        }
        actions = List.copyOf(actions);
    }

    CredentialsQuestion of(String namespace) {
        return new CredentialsQuestion(bucket, prefix.replace(NAMESPACE, namespace), actions, ttl.toSeconds());
    }
}
