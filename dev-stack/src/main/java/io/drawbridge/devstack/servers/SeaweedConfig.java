package io.drawbridge.devstack.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.AccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who may do what at one SeaweedFS: an administrator, an issuer that may hand out sessions for some buckets and has no
 * rights beyond, and the role that bounds what the issuer can hand out by {@code AssumeRole}.
 */
record SeaweedConfig(AccessKey admin, AccessKey issuer, String signingKey, List<String> buckets) {

    /** The server gives users of its configuration file this account, whatever {@code sts.accountId} says. */
    private static final String ACCOUNT = "000000000000";

    static final String ROLE = "Uploader";
    static final String ROLE_ARN = "arn:aws:iam::" + ACCOUNT + ":role/" + ROLE;

    private static final String ISSUER = "issuer";
    private static final String ISSUER_ARN = "arn:aws:iam::" + ACCOUNT + ":user/" + ISSUER;
    private static final String ISSUER_POLICY = "TokenIssuer";
    private static final String ROLE_POLICY = "UploadMax";
    private static final int LONGEST_SESSION_SECONDS = 43_200;
    private static final ObjectMapper JSON = new ObjectMapper();

    SeaweedConfig {
        buckets = List.copyOf(buckets);
    }

    Path writeIdentities(Path folder) {
        Map<String, Object> administrator = Map.of(
                "name", "admin",
                "credentials", List.of(credentials(admin)),
                "actions", List.of("Admin", "Read", "List", "Tagging", "Write"));
        Map<String, Object> tokenIssuer = Map.of(
                "name", ISSUER,
                "credentials", List.of(credentials(issuer)),
                "policyNames", List.of(ISSUER_POLICY),
                // For POST policies, where the server looks at these and not at the identity's policies.
                "actions", buckets.stream().map(bucket -> "Write:" + bucket).toList());
        return write(folder.resolve("s3.json"), Map.of("identities", List.of(administrator, tokenIssuer)));
    }

    Path writeIam(Path folder) {
        Map<String, Object> sessions = allow(List.of("sts:GetFederationToken", "sts:AssumeRole"), List.of("*"));
        Map<String, Object> objects = allow(List.of("s3:*"), bucketArns());
        return write(
                folder.resolve("iam.json"),
                Map.of(
                        "sts", sts(),
                        "policy", Map.of("defaultEffect", "Deny", "storeType", "memory"),
                        "roleStore", Map.of("storeType", "memory"),
                        "policies",
                                List.of(
                                        Map.of("name", ISSUER_POLICY, "document", document(sessions, objects)),
                                        Map.of("name", ROLE_POLICY, "document", document(objects))),
                        "roles", List.of(role())));
    }

    private Map<String, Object> sts() {
        return Map.of(
                "tokenDuration", "1h",
                "maxSessionLength", "12h",
                "issuer", "seaweedfs-sts",
                "accountId", ACCOUNT,
                "signingKey", signingKey);
    }

    private static Map<String, Object> role() {
        Map<String, Object> trust = Map.of(
                "Effect", "Allow",
                "Principal", Map.of("AWS", List.of(ISSUER_ARN)),
                "Action", List.of("sts:AssumeRole"));
        return Map.of(
                "roleName",
                ROLE,
                "roleArn",
                ROLE_ARN,
                "trustPolicy",
                document(trust),
                "attachedPolicies",
                List.of(ROLE_POLICY),
                "maxSessionDuration",
                LONGEST_SESSION_SECONDS,
                "description",
                "ceiling of every upload session");
    }

    private List<String> bucketArns() {
        return buckets.stream()
                .map(bucket -> "arn:aws:s3:::" + bucket)
                .flatMap(arn -> Stream.of(arn, arn + "/*"))
                .toList();
    }

    private static Map<String, Object> credentials(AccessKey key) {
        return Map.of("accessKey", key.accessKeyId(), "secretKey", key.secretAccessKey());
    }

    private static Map<String, Object> allow(List<String> actions, List<String> resources) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", resources);
    }

    @SafeVarargs
    private static Map<String, Object> document(Map<String, Object>... statements) {
        return Map.of("Version", "2012-10-17", "Statement", List.of(statements));
    }

    private static Path write(Path file, Map<String, Object> content) {
        try {
            return Files.write(file, JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
