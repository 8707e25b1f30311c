package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import io.drawbridge.token.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectSettingsTest {

    private static final String KMS_KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd";
    private static final ObjectSettings KMS = new ObjectSettings(
            Optional.of(new Encryption("aws:kms", Optional.of(KMS_KEY))), Map.of("b", "2", "a c", "1"));

    @Test
    void areHeadersOfTheRequestThatBeginsTheObject() {
        assertThat(ObjectSettings.NONE.headers()).isEmpty();
        assertThat(KMS.headers())
                .containsExactly(
                        Map.entry("x-amz-server-side-encryption", "aws:kms"),
                        Map.entry("x-amz-server-side-encryption-aws-kms-key-id", KMS_KEY),
                        Map.entry("x-amz-tagging", "a%20c=1&b=2"));
    }

    @Test
    void letTheSessionDoWhatTheyTakeAndNoMore() {
        SessionPolicyEvaluator upload = policy(Action.UPLOAD, KMS);
        String object = "arn:aws:s3:::bkt/k";
        assertThat(upload.allows("s3:PutObjectTagging", object, Map.of())).isTrue();
        assertThat(upload.allows("s3:PutObjectTagging", object + "2", Map.of())).isFalse();
        assertThat(upload.allows("kms:GenerateDataKey", KMS_KEY, Map.of())).isTrue();
        assertThat(upload.allows("kms:Decrypt", KMS_KEY, Map.of())).isTrue();
        assertThat(upload.allows("kms:Decrypt", KMS_KEY + "2", Map.of())).isFalse();
        assertThat(upload.allows("kms:Encrypt", KMS_KEY, Map.of())).isFalse();
        SessionPolicyEvaluator download = policy(Action.DOWNLOAD, KMS);
        assertThat(download.allows("kms:Decrypt", KMS_KEY, Map.of())).isTrue();
        assertThat(download.allows("kms:GenerateDataKey", KMS_KEY, Map.of())).isFalse();
        assertThat(download.allows("s3:PutObjectTagging", object, Map.of())).isFalse();
        SessionPolicyEvaluator delete = policy(Action.DELETE, KMS);
        assertThat(delete.allows("kms:Decrypt", KMS_KEY, Map.of())).isFalse();
        SessionPolicyEvaluator plain = policy(Action.UPLOAD, ObjectSettings.NONE);
        assertThat(plain.allows("s3:PutObjectTagging", object, Map.of())).isFalse();
    }

    @Test
    void areRefusedWhereTheStoreWouldRefuseThem() {
        Map<String, String> eleven = IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
        assertThatThrownBy(() -> new ObjectSettings(Optional.empty(), eleven)).isInstanceOf(ProblemException.class);
        for (String bad : new String[] {"", "a&b", "a\nb", "é", "x".repeat(129)}) {
            assertThatThrownBy(() -> new ObjectSettings(Optional.empty(), Map.of(bad, "v")))
                    .isInstanceOf(ProblemException.class);
        }
        for (String bad : new String[] {"*", "arn:aws:kms:*", "a b", ""}) {
            assertThatThrownBy(() -> new Encryption("aws:kms", Optional.of(bad)))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> new Encryption("AES256", Optional.of("k"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Encryption("aws:kms", Optional.empty())).isInstanceOf(ProblemException.class);
    }

    private static SessionPolicyEvaluator policy(Action action, ObjectSettings settings) {
        Scope scope = new Scope(new BucketName("bkt"), new ObjectKey("k"), Set.of(action));
        return SessionPolicyEvaluator.of(
                SessionPolicy.of(scope, settings, StoreProfile.AWS).json());
    }
}
