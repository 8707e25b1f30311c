package io.drawbridge.devstack.sts;

import io.drawbridge.devstack.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gaul.s3proxy.auth.AwsSignature;
import org.gaul.s3proxy.auth.S3AuthorizationHeader;

/**
 * The <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">version 4
 * signature</a> of an STS call. S3Proxy makes the canonical request and the signing key; its own check can not be used
 * because it takes every service for S3. The age of a signature is measured on the system's clock: clients sign with
 * that, even where a test has moved the clock of the sessions.
 */
record StsSignature(S3AuthorizationHeader header, String dateTime, boolean signsHost) {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final InstantSource SYSTEM = InstantSource.system();
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static StsSignature of(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            throw new StsFault(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        if (!authorization.startsWith("AWS4-HMAC-SHA256 ")) {
            throw new StsFault(400, "IncompleteSignature", "Only AWS4-HMAC-SHA256 in a header is understood");
        }
        String dateTime = Optional.ofNullable(request.getHeader("X-Amz-Date"))
                .orElseThrow(() -> new StsFault(400, "IncompleteSignature", "X-Amz-Date is missing"));
        try {
            boolean signsHost = authorization.matches(".*SignedHeaders=([^,]*;)?host[;,].*");
            return new StsSignature(new S3AuthorizationHeader(authorization), dateTime, signsHost);
        } catch (IllegalArgumentException e) {
            throw new StsFault(400, "IncompleteSignature", "The Authorization header cannot be read");
        }
    }

    String accessKeyId() {
        return header.getIdentity();
    }

    /** @throws StsFault unless the identity's secret made this signature for this request, lately and for STS */
    void verify(HttpServletRequest request, byte[] body, Identity identity) {
        if (!isRecent() || !dateTime.startsWith(header.getDate()) || !signsHost) {
            throw mismatch("Signature expired, not yet valid, or of another day than its scope");
        }
        if (!"sts".equals(header.getService())) {
            throw mismatch("Credential should be scoped to correct service: 'sts'");
        }
        byte[] expected = expected(request, body, identity.key().secretAccessKey());
        if (!MessageDigest.isEqual(expected, header.getSignature().getBytes(StandardCharsets.UTF_8))) {
            throw mismatch("The request signature we calculated does not match the signature you provided.");
        }
    }

    private boolean isRecent() {
        try {
            Instant signed = DATE_TIME.parse(dateTime, Instant::from);
            return Duration.between(signed, SYSTEM.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException e) {
            throw new StsFault(400, "IncompleteSignature", "X-Amz-Date is no date");
        }
    }

    private byte[] expected(HttpServletRequest request, byte[] body, String secret) {
        try {
            String canonicalRequest = AwsSignature.createAuthorizationSignatureV4(
                            request, header, body, request.getRequestURI(), secret, false, null, null)
                    .canonicalRequest();
            String scope = header.getDate() + "/" + header.getRegion() + "/sts/aws4_request";
            String toSign = String.join("\n", "AWS4-HMAC-SHA256", dateTime, scope, sha256(canonicalRequest));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(AwsSignature.deriveSigningKeyV4(header, secret), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot compute a signature", e);
        }
    }

    private static String sha256(String text) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static StsFault mismatch(String message) {
        return new StsFault(403, "SignatureDoesNotMatch", message);
    }
}
