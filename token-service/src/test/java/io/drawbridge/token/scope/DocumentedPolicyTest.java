package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The policy that operators are told to give the service allows what its sessions may need, and no more. */
class DocumentedPolicyTest {

    private static final String BUCKET = "arn:aws:s3:::my-bucket";
    private static final Pattern POLICY = Pattern.compile("```json\n(\\{[^`]*sts:GetFederationToken[^`]*)```");

    private final SessionPolicyEvaluator documented = documented();

    @Test
    void allowsEveryAction() {
        for (Action action : Action.values()) {
            String resource = action == Action.LIST ? BUCKET : BUCKET + "/uploads/f";
            assertThat(action.s3Actions())
                    .allSatisfy(
                            name -> assertThat(allows(name, resource)).as(name).isTrue());
        }
        assertThat(allows("sts:GetFederationToken", "arn:aws:sts::123456789012:federated-user/alice"))
                .isTrue();
    }

    @Test
    void allowsNothingElse() {
        assertThat(allows("s3:PutObject", "arn:aws:s3:::other-bucket/uploads/f"))
                .isFalse();
        assertThat(allows("s3:PutObjectTagging", BUCKET + "/uploads/f")).isFalse();
        assertThat(allows("s3:PutBucketPolicy", BUCKET)).isFalse();
        assertThat(allows("sts:AssumeRole", "arn:aws:iam::123456789012:role/any"))
                .isFalse();
    }

    private boolean allows(String action, String resource) {
        return documented.allows(action, resource, Map.of());
    }

    private static SessionPolicyEvaluator documented() {
        try {
            Matcher policy = POLICY.matcher(Files.readString(Path.of("..", "docs", "token-service.md")));
            assertThat(policy.find()).as("a policy in the document").isTrue();
            return SessionPolicyEvaluator.of(policy.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
