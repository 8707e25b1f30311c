package io.drawbridge.secrets.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Issues and verifies the tenants' tokens; nothing is stored, so any replica takes any replica's tokens. */
public final class TenantTokens {

    private static final String NAME = "secrets-bridge";

    private final SigningKeys keys;
    private final Duration lifetime;
    private final InstantSource clock;

    TenantTokens(SigningKeys keys, Duration lifetime, InstantSource clock) {
        this.keys = keys;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** @param notAfter when the identity that it stands for ends */
    TenantToken issue(Tenant tenant, Instant notAfter) {
        Instant now = clock.instant();
        Instant expires = now.plus(lifetime).isBefore(notAfter) ? now.plus(lifetime) : notAfter;
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(NAME);
        claims.setSubject(tenant.username());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        return new TenantToken(sign(claims), tenant, seconds(now), seconds(expires));
    }

    /** Empty when it is not ours, was changed, or has expired. */
    public Optional<TenantToken> verify(String token) {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            Instant issued = Instant.ofEpochSecond(claims.getIssuedAt().getValue());
            Instant expires = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return Tenant.ofUsername(claims.getSubject()).map(t -> new TenantToken(token, t, issued, expires));
        } catch (InvalidJwtException | MalformedClaimException expected) {
            return Optional.empty();
        }
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(keys.signing().id());
        signature.setKey(keys.signing().key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a checked key cannot sign", e);
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKeyResolver((jws, nesting) -> keys.find(jws.getKeyIdHeaderValue())
                        .orElseThrow(() -> new UnresolvableKeyException("unknown key"))
                        .key())
                .setExpectedIssuer(NAME)
                .setExpectedAudience(NAME)
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static Instant seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
