package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the store encrypts an object.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param kmsKeyId for {@code aws:kms}; on AWS the key's ARN, because the session has to be allowed to use it
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html">S3</a>
 */
public record Encryption(String algorithm, Optional<String> kmsKeyId) {

    private static final Set<String> ALGORITHMS = Set.of("AES256", "aws:kms", "aws:kms:dsse");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9:/_-]{1,512}");

    public Encryption {
        Objects.requireNonNull(kmsKeyId, "kmsKeyId");
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            throw ProblemException.invalid("sse must be AES256, aws:kms or aws:kms:dsse");
        }
        if (algorithm.equals("AES256") == kmsKeyId.isPresent()) {
            throw ProblemException.invalid("kms-key-id belongs to sse aws:kms and aws:kms:dsse, which need it");
        }
        if (kmsKeyId.filter(id -> !KEY_ID.matcher(id).matches()).isPresent()) {
            throw ProblemException.invalid(
                    "kms-key-id must be the ARN of one key, or its name where the store has no" + " ARNs");
        }
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-server-side-encryption", algorithm);
        kmsKeyId.ifPresent(id -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", id));
        return headers;
    }

    /** The key as policies name it. */
    Optional<String> kmsKeyArn() {
        return kmsKeyId.filter(id -> id.startsWith("arn:"));
    }
}
