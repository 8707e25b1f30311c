package io.drawbridge.token.presign;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Signature Version 4 over a POST policy, which the SDK does not have.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html">AWS</a>
 */
record PolicySignature(AwsCredentials credentials, String region, Instant time) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The form that a browser posts to this URL. */
    PostForm sign(PostPolicy policy, URI url) {
        PostPolicy complete = complete(policy);
        String document = Base64.getEncoder().encodeToString(complete.json().getBytes(StandardCharsets.UTF_8));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", complete.object().key().value());
        fields.putAll(complete.fields());
        fields.put("policy", document);
        fields.put("x-amz-signature", signature(document));
        return new PostForm(url, fields, complete.expiration());
    }

    private PostPolicy complete(PostPolicy policy) {
        PostPolicy named = policy.with("x-amz-algorithm", "AWS4-HMAC-SHA256")
                .with("x-amz-credential", credentials.accessKeyId() + "/" + credentialScope())
                .with("x-amz-date", DATE_TIME.format(time));
        return credentials instanceof AwsSessionCredentials session
                ? named.with("x-amz-security-token", session.sessionToken())
                : named;
    }

    private String credentialScope() {
        return DATE.format(time) + "/" + region + "/s3/aws4_request";
    }

    /** Of the document in Base64. */
    String signature(String document) {
        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String element : credentialScope().split("/")) {
            key = hmac(key, element);
        }
        return HexFormat.of().formatHex(hmac(key, document));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "PolicySignature[hidden]";
    }
}
