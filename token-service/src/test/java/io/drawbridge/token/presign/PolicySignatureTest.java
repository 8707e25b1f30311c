package io.drawbridge.token.presign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class PolicySignatureTest {

    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant TIME = Instant.parse("2015-12-29T00:00:00Z");

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html, its line ends included. */
    private static final String DOCUMENT =
            """
            { "expiration": "2015-12-30T12:00:00.000Z",
              "conditions": [
                {"bucket": "sigv4examplebucket"},
                ["starts-with", "$key", "user/user1/"],
                {"acl": "public-read"},
                {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
                ["starts-with", "$Content-Type", "image/"],
                {"x-amz-meta-uuid": "14365123651274"},
                {"x-amz-server-side-encryption": "AES256"},
                ["starts-with", "$x-amz-meta-tag", ""],

                {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
                {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
                {"x-amz-date": "20151229T000000Z" }
              ]
            }"""
                    .replace("\n", "\r\n");

    @Test
    void signsThePublishedExampleAsAwsDoes() {
        PolicySignature signature = new PolicySignature(AwsBasicCredentials.create(ID, SECRET), "us-east-1", TIME);

        assertThat(signature.signature(encode(DOCUMENT)))
                .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
    }

    @Test
    void everyFieldThatIsSentIsInThePolicy() throws Exception {
        PostForm form = new PolicySignature(AwsSessionCredentials.create(ID, SECRET, "token"), "us-east-1", TIME)
                .sign(policy(), URI.create("http://localhost/bucket"));

        JsonNode document = new ObjectMapper()
                .readTree(Base64.getDecoder().decode(form.fields().get("policy")));

        assertThat(document.path("expiration").asText()).isEqualTo("2015-12-29T01:00:00.000Z");
        form.fields().forEach((name, value) -> {
            if (!name.equals("policy") && !name.equals("x-amz-signature")) {
                assertThat(document.path("conditions")).anySatisfy(condition -> {
                    assertThat(condition.path(0).asText()).isEqualTo("eq");
                    assertThat(condition.path(1).asText()).isEqualTo("$" + name);
                    assertThat(condition.path(2).asText()).isEqualTo(value);
                });
            }
        });
        assertThat(form.fields()).containsEntry("x-amz-security-token", "token").containsEntry("key", "a/${x}");
        assertThat(document.toString()).contains("[\"content-length-range\",0,10]");
    }

    @Test
    void showsNothing() {
        assertThat(new PolicySignature(AwsBasicCredentials.create(ID, SECRET), "us-east-1", TIME).toString())
                .doesNotContain(SECRET);
    }

    private static PostPolicy policy() {
        return new PostPolicy(
                new ObjectAddress(new BucketName("bucket"), new ObjectKey("a/${x}")),
                Map.of("Content-Type", "text/plain"),
                0,
                10,
                Instant.parse("2015-12-29T01:00:00Z"));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
