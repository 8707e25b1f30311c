package io.drawbridge.token.caller.oidc;

import static io.restassured.RestAssured.given;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestIssuer;
import io.drawbridge.token.fixture.TestIssuers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody else made to look like an issuer's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class OidcForgeriesTest {

    private static final RsaJsonWebKey STRANGER = TestIssuer.newKey();

    TestIssuers issuers;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void onlyASignatureOfTheIssuersKeyCounts() {
        JwtClaims claims = corp().claims("carol", any -> {});
        RsaJsonWebKey stranger = TestIssuer.newKey();
        refuses(TestIssuer.sign(claims, stranger));
        stranger.setKeyId(corp().currentKey().getKeyId());
        refuses(TestIssuer.sign(claims, stranger));
        String[] parts = corp().token("carol").split("\\.");
        String payload = encode(corp().claims("dave", any -> {}).toJson());
        refuses(parts[0] + "." + payload + "." + parts[2]);
        refuses(parts[0] + "." + parts[1] + ".");
        stranger.setKeyId(null);
        refuses(TestIssuer.sign(claims, stranger));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE"})
    void noSignatureAtAllIsRefused(String algorithm) {
        JwtClaims claims = corp().claims("carol", any -> {});
        String kid = corp().currentKey().getKeyId();
        String header = encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}");
        refuses(header + "." + encode(claims.toJson()) + ".");
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setPayload(claims.toJson());
        unsigned.setKeyIdHeaderValue(kid);
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        refuses(TestIssuer.compact(unsigned));
    }

    @Test
    void thePublicKeyAsASecretIsRefused() {
        byte[] publicKey = corp().currentKey().getRsaPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(publicKey, pem.getBytes(StandardCharsets.US_ASCII))) {
            JsonWebSignature confused = new JsonWebSignature();
            confused.setPayload(corp().claims("carol", any -> {}).toJson());
            confused.setKeyIdHeaderValue(corp().currentKey().getKeyId());
            confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            confused.setKey(new HmacKey(secret));
            refuses(TestIssuer.compact(confused));
        }
    }

    /** With the id of a good key, and a signature by another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'RS256','kid':'KID','jwk':JWK}",
                "{'alg':'RS256','jwk':JWK}",
                "{'alg':'RS256','kid':'KID','jku':'https://mallory.example/keys'}",
                "{'alg':'RS256','kid':'KID','x5u':'https://mallory.example/chain'}",
                "{'alg':'RS256','kid':'../../keys'}",
                "{'alg':'RS256','kid':'https://mallory.example/keys#1'}",
                "{'alg':'RS256','kid':''}",
                "{'alg':'RS256','kid':7}",
                "{'alg':'RS256','kid':['KID']}",
                "{'alg':'RS256','kid':null}",
                "{'alg':7,'kid':'KID'}",
                "{'alg':'RS256','alg':'none','kid':'KID'}",
                "{'alg':'ES256','kid':'KID'}",
                "{'alg':'PS256','kid':'KID'}",
                "{'alg':'RS256','kid':'KID','b64':false,'crit':['b64']}",
                "{'alg':'RSA-OAEP','enc':'A256GCM','kid':'KID'}",
                "{'kid':'KID'}",
                "[]",
                "null",
                ""
            })
    void tricksWithTheHeaderAreRefused(String header) {
        String written = header.replace('\'', '"')
                .replace("KID", corp().currentKey().getKeyId())
                .replace("JWK", STRANGER.toJson());
        refuses(signed(written, corp().claims("carol", any -> {}).toJson()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'iss':'ISS','aud':'AUD','sub':'carol','exp':1e300}",
                "{'iss':'ISS','aud':'AUD','sub':'carol','exp':'never'}",
                "{'iss':'ISS','aud':'AUD','sub':'carol','exp':{}}",
                "{'iss':'ISS','aud':7,'sub':'carol','exp':99999999999}",
                "{'iss':'ISS','aud':[['AUD']],'sub':'carol','exp':99999999999}",
                "{'iss':['ISS'],'aud':'AUD','sub':'carol','exp':99999999999}",
                "{'iss':'ISS','iss':'x','aud':'AUD','sub':'carol','exp':99999999999}",
                "{'iss':'ISS','aud':'AUD','sub':{},'exp':99999999999}",
                "{'iss':'ISS','aud':'AUD','sub':'carol','deep':DEEP}",
                "{'iss':'ISS',",
                "[]",
                "null",
                "7",
                ""
            })
    void claimsThatMakeNoSenseAreRefused(String claims) {
        String written = claims.replace('\'', '"')
                .replace("ISS", corp().url().toString())
                .replace("AUD", TestIssuer.AUDIENCE)
                .replace("DEEP", "[".repeat(2500) + "]".repeat(2500));
        refuses(signed("{\"alg\":\"RS256\",\"kid\":\"" + corp().currentKey().getKeyId() + "\"}", written));
    }

    @Test
    void aHeaderThatMustBeUnderstoodIsNotPassedOver() {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(corp().claims("carol", any -> {}).toJson());
        signature.setKey(corp().currentKey().getPrivateKey());
        signature.setKeyIdHeaderValue(corp().currentKey().getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.getHeaders().setObjectHeaderValue("crit", List.of("spell"));
        signature.getHeaders().setObjectHeaderValue("spell", Map.of());
        refuses(TestIssuer.compact(signature));
    }

    private static String signed(String header, String payload) {
        String content = encode(header) + "." + encode(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(STRANGER.getRsaPrivateKey());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestIssuer corp() {
        return issuers.corp();
    }

    private static void refuses(String token) {
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Door.upload("oidc/corp:carol/f"))
                .post("/v1/credentials")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"drawbridge\", error=\"invalid_token\"");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
