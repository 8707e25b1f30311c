package io.drawbridge.devstack.identity;

import java.util.Set;

/** What an identity may do at most. */
@FunctionalInterface
public interface Permissions {

    /** Of the store's owner. */
    Permissions EVERYTHING = demand -> true;

    boolean allow(Demand demand);

    /** All of S3 in these buckets, and nothing outside of them; the set may grow later. */
    static Permissions allOfS3In(Set<String> buckets) {
        return demand -> demand.action().startsWith("s3:")
                && buckets.stream().anyMatch(bucket -> within(demand.resource(), "arn:aws:s3:::" + bucket));
    }

    private static boolean within(String resource, String bucketArn) {
        return resource.equals(bucketArn) || resource.startsWith(bucketArn + "/");
    }
}
