package io.drawbridge.devstack.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs and verifies ServiceAccount tokens as the TokenRequest API does, with a key of its own. */
final class ServiceAccountTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNATURE = "SHA256withECDSAinP1363Format";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final InstantSource clock;
    private final KeyPair keys;

    ServiceAccountTokens(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks P-256", e);
        }
    }

    String sign(ServiceAccount account, String audience, Duration lifetime) {
        Instant now = clock.instant();
        ObjectNode claims = JSON.createObjectNode()
                .put("exp", now.plus(lifetime).getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("iss", issuer)
                .put("jti", UUID.randomUUID().toString())
                .put("sub", account.username());
        claims.putArray("aud").add(audience);
        ObjectNode kubernetes = claims.putObject("kubernetes.io").put("namespace", account.namespace());
        kubernetes.putObject("serviceaccount").put("name", account.name()).put("uid", account.uid());
        ObjectNode header = JSON.createObjectNode().put("alg", "ES256").put("kid", "embedded");
        String signed = encode(header) + "." + encode(claims);
        return signed + "." + ENCODER.encodeToString(signature(signed));
    }

    /** The claims of a token that this key signed and that has not expired. */
    JsonNode verify(String token) throws InvalidToken {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new InvalidToken("invalid bearer token");
        }
        JsonNode claims;
        try {
            Signature verifier = Signature.getInstance(SIGNATURE);
            verifier.initVerify(keys.getPublic());
            verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!verifier.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new InvalidToken("invalid bearer token");
            }
            claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            throw new InvalidToken("invalid bearer token");
        }
        if (clock.instant().getEpochSecond() >= claims.path("exp").asLong()) {
            throw new InvalidToken("[invalid bearer token, service account token has expired]");
        }
        return claims;
    }

    static List<String> audiences(JsonNode claims) {
        List<String> audiences = new ArrayList<>();
        claims.path("aud").forEach(audience -> audiences.add(audience.asText()));
        return audiences;
    }

    private byte[] signature(String signed) {
        try {
            Signature signer = Signature.getInstance(SIGNATURE);
            signer.initSign(keys.getPrivate());
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of our own cannot sign", e);
        }
    }

    private static String encode(JsonNode json) {
        return ENCODER.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
