package io.drawbridge.token.signature;

import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Signs and verifies, as JWS in the compact form (RFC 7515), which is URL-safe. Nothing is stored, so any replica takes
 * what any replica signed. Says nothing about a payload's time: its owner does.
 */
public final class Signatures {

    private static final AlgorithmConstraints ONLY_OURS =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final List<SigningKey> keys;

    /** The first key signs, all verify. */
    Signatures(List<SigningKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
        this.keys = List.copyOf(keys);
    }

    public String sign(SignedType type, String payload) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(keys.get(0).id());
        signature.setHeader(HeaderParameterNames.TYPE, type.header());
        signature.setKey(keys.get(0).key());
        signature.setPayload(payload);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a checked key cannot sign", e);
        }
    }

    /** The payload; empty when it is not of this type, not ours, not any more, or was changed. */
    public Optional<String> verify(SignedType type, String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ONLY_OURS);
            signature.setCompactSerialization(token);
            if (!type.header().equals(signature.getHeader(HeaderParameterNames.TYPE))) {
                return Optional.empty();
            }
            return verify(signature);
        } catch (JoseException expected) {
            return Optional.empty();
        }
    }

    private Optional<String> verify(JsonWebSignature signature) throws JoseException {
        Optional<SigningKey> key = keys.stream()
                .filter(known -> known.id().equals(signature.getKeyIdHeaderValue()))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        signature.setKey(key.get().key());
        return signature.verifySignature() ? Optional.of(signature.getPayload()) : Optional.empty();
    }
}
