package io.drawbridge.devstack.identity;

/** An action on a resource, which somebody has to be allowed. */
public record Demand(String action, String resource) {

    private static final String S3 = "arn:aws:s3:::";

    public static Demand onObject(String action, String bucket, String key) {
        return new Demand(action, S3 + bucket + "/" + key);
    }

    public static Demand onBucket(String action, String bucket) {
        return new Demand(action, S3 + bucket);
    }

    /** For actions that name no bucket. */
    public static Demand onAllBuckets(String action) {
        return new Demand(action, S3 + "*");
    }
}
