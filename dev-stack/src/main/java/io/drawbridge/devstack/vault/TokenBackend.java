package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code auth/token/…}: what a token may do with itself, and creation. */
final class TokenBackend {

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(768);

    private final Tokens tokens;
    private final InstantSource clock;

    TokenBackend(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    VaultReply handle(VaultCall call, Token token) {
        return switch (call.operation() + " " + call.path()) {
            case "READ auth/token/lookup-self" -> VaultReply.data(token.lookup(clock.instant()));
            case "WRITE auth/token/renew-self" -> renew(token);
            case "WRITE auth/token/revoke-self" -> revoke(token);
            case "WRITE auth/token/create" -> create(call);
            default -> VaultReply.error(404, "unsupported path");
        };
    }

    private VaultReply renew(Token token) {
        return token.batch()
                ? VaultReply.error(400, "batch tokens cannot be renewed")
                : VaultReply.auth(tokens.renew(token).auth());
    }

    private VaultReply revoke(Token token) {
        if (token.batch()) {
            return VaultReply.error(400, "batch tokens cannot be revoked");
        }
        tokens.revoke(token.id());
        return VaultReply.noContent();
    }

    private VaultReply create(VaultCall call) {
        Set<String> names = new TreeSet<>();
        call.body().path("policies").forEach(name -> names.add(name.asText()));
        boolean batch = call.text("type").equals("batch");
        ObjectNode auth =
                tokens.issue(names, batch, lifetime(call.text("ttl")), Map.of()).auth();
        return VaultReply.auth(auth);
    }

    /** Seconds, or a number with s, m or h. */
    static Duration lifetime(String text) {
        if (text.isEmpty()) {
            return DEFAULT_LIFETIME;
        }
        return Character.isDigit(text.charAt(text.length() - 1))
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
