package io.drawbridge.token.caller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * What a token says of itself, which anybody can write: enough to choose who has to verify it. Only what was verified
 * after that may be believed.
 *
 * @param claims all of them: text, numbers, lists, maps
 * @param keyId which key is said to have signed it; empty if it does not say
 */
public record UnverifiedJwt(
        String issuer, String subject, List<String> audience, String keyId, Map<String, Object> claims) {

    private static final JwtConsumer LOOK = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    public UnverifiedJwt {
        Objects.requireNonNull(claims, "claims");
        audience = List.copyOf(audience);
    }

    /** Empty where this is no signed JWT. */
    public static Optional<UnverifiedJwt> of(BearerToken token) {
        if (token.value().indexOf('.') < 0) {
            return Optional.empty(); // as API keys are, and cheaper than an exception
        }
        try {
            return Optional.of(of(LOOK.process(token.value())));
        } catch (InvalidJwtException | MalformedClaimException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static UnverifiedJwt of(JwtContext jwt) throws MalformedClaimException {
        JwtClaims claims = jwt.getJwtClaims();
        JsonWebSignature signature = (JsonWebSignature) jwt.getJoseObjects().get(0);
        return new UnverifiedJwt(
                orEmpty(claims.getIssuer()),
                orEmpty(claims.getSubject()),
                claims.hasAudience() ? claims.getAudience() : List.of(),
                orEmpty(signature.getKeyIdHeaderValue()),
                claims.getClaimsMap());
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** Whether it says so; one without an end does not. */
    public boolean endsAfter(Instant now) {
        return claims.get("exp") instanceof Number end && end.longValue() > now.getEpochSecond();
    }

    /** Claims name people. */
    @Override
    public String toString() {
        return "UnverifiedJwt[" + issuer + "]";
    }
}
