package io.drawbridge.devstack.s3;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">permission</a> an
 * operation takes, by method and sub-resource. What is not in these tables is not known, and so refused.
 */
final class S3Actions {

    /** Query parameters that choose no operation. */
    private static final Set<String> PLAIN_PARAMETERS = Set.of(
            "list-type",
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "continuation-token",
            "start-after",
            "encoding-type",
            "fetch-owner",
            "key-marker",
            "version-id-marker",
            "upload-id-marker",
            "max-uploads",
            "part-number-marker",
            "max-parts",
            "partNumber",
            "versionId",
            "x-id");

    private static final Map<String, String> ON_OBJECTS = Map.ofEntries(
            entry("GET", "s3:GetObject"),
            entry("HEAD", "s3:GetObject"),
            entry("PUT", "s3:PutObject"),
            entry("DELETE", "s3:DeleteObject"),
            entry("GET acl", "s3:GetObjectAcl"),
            entry("PUT acl", "s3:PutObjectAcl"),
            entry("GET attributes", "s3:GetObjectAttributes"),
            entry("GET tagging", "s3:GetObjectTagging"),
            entry("PUT tagging", "s3:PutObjectTagging"),
            entry("DELETE tagging", "s3:DeleteObjectTagging"),
            entry("GET legal-hold", "s3:GetObjectLegalHold"),
            entry("PUT legal-hold", "s3:PutObjectLegalHold"),
            entry("GET retention", "s3:GetObjectRetention"),
            entry("PUT retention", "s3:PutObjectRetention"),
            entry("GET torrent", "s3:GetObjectTorrent"),
            entry("POST restore", "s3:RestoreObject"),
            entry("POST select", "s3:GetObject"),
            entry("POST uploads", "s3:PutObject"),
            entry("PUT uploadId", "s3:PutObject"),
            entry("POST uploadId", "s3:PutObject"),
            entry("DELETE uploadId", "s3:AbortMultipartUpload"),
            entry("GET uploadId", "s3:ListMultipartUploadParts"));

    private static final Map<String, String> ON_BUCKETS = Map.ofEntries(
            entry("GET", "s3:ListBucket"),
            entry("HEAD", "s3:ListBucket"),
            entry("PUT", "s3:CreateBucket"),
            entry("DELETE", "s3:DeleteBucket"),
            entry("GET uploads", "s3:ListBucketMultipartUploads"),
            entry("GET versions", "s3:ListBucketVersions"),
            entry("GET location", "s3:GetBucketLocation"),
            entry("GET acl", "s3:GetBucketAcl"),
            entry("PUT acl", "s3:PutBucketAcl"),
            entry("GET policy", "s3:GetBucketPolicy"),
            entry("PUT policy", "s3:PutBucketPolicy"),
            entry("DELETE policy", "s3:DeleteBucketPolicy"),
            entry("GET policyStatus", "s3:GetBucketPolicyStatus"),
            entry("GET versioning", "s3:GetBucketVersioning"),
            entry("PUT versioning", "s3:PutBucketVersioning"),
            entry("GET encryption", "s3:GetEncryptionConfiguration"),
            entry("PUT encryption", "s3:PutEncryptionConfiguration"),
            entry("DELETE encryption", "s3:PutEncryptionConfiguration"),
            entry("GET cors", "s3:GetBucketCORS"),
            entry("PUT cors", "s3:PutBucketCORS"),
            entry("DELETE cors", "s3:PutBucketCORS"),
            entry("GET lifecycle", "s3:GetLifecycleConfiguration"),
            entry("PUT lifecycle", "s3:PutLifecycleConfiguration"),
            entry("DELETE lifecycle", "s3:PutLifecycleConfiguration"),
            entry("GET tagging", "s3:GetBucketTagging"),
            entry("PUT tagging", "s3:PutBucketTagging"),
            entry("DELETE tagging", "s3:PutBucketTagging"),
            entry("GET notification", "s3:GetBucketNotification"),
            entry("PUT notification", "s3:PutBucketNotification"),
            entry("GET publicAccessBlock", "s3:GetBucketPublicAccessBlock"),
            entry("PUT publicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            entry("DELETE publicAccessBlock", "s3:PutBucketPublicAccessBlock"));

    private S3Actions() {}

    static boolean isPlain(String parameter) {
        return PLAIN_PARAMETERS.contains(parameter)
                || parameter.startsWith("X-Amz-")
                || parameter.startsWith("response-");
    }

    /** @param operation a method, and after a blank the sub-resource if there is one */
    static Optional<String> onObject(String operation) {
        return Optional.ofNullable(ON_OBJECTS.get(operation));
    }

    static Optional<String> onBucket(String operation) {
        return Optional.ofNullable(ON_BUCKETS.get(operation));
    }
}
