package io.drawbridge.token.caller.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how often an issuer is asked for keys that it may not have: anybody can write a token that names a new one.
 * Tokens of keys that are known to be the issuer's are never held up.
 */
final class KeyLookups {

    private static final int MAX_KEYS = 1_000;
    private static final int BURST = 10;
    private static final Duration EACH = Duration.ofSeconds(1);

    private final Cache<Key, Boolean> proven =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).build();
    private final Map<String, Bucket> unproven = new ConcurrentHashMap<>();

    private record Key(String issuer, String id) {}

    /** Whether a token with this key may be shown to its verifier now. */
    boolean mayAsk(OidcIssuer issuer, String keyId) {
        return proven.getIfPresent(new Key(issuer.name(), keyId)) != null
                || unproven.computeIfAbsent(issuer.name(), KeyLookups::bucket).tryConsume(1);
    }

    void proved(OidcIssuer issuer, String keyId) {
        proven.put(new Key(issuer.name(), keyId), true);
    }

    /** The issuer does not have this key, or not any more. */
    void missing(OidcIssuer issuer, String keyId) {
        proven.invalidate(new Key(issuer.name(), keyId));
    }

    private static Bucket bucket(String issuer) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(1, EACH))
                .build();
    }
}
