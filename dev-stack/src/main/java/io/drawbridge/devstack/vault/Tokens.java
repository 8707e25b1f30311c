package io.drawbridge.devstack.vault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tokens and the policies that they carry. */
final class Tokens {

    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Policy> policies = new HashMap<>();
    private final InstantSource clock;

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Forgets all, as a server that restarts with empty storage does, and knows only the root token. */
    void reset(String rootToken) {
        tokens.clear();
        policies.clear();
        tokens.put(rootToken, Token.root(rootToken, clock.instant()));
    }

    void policy(String name, Policy policy) {
        policies.put(name, policy);
    }

    void removePolicy(String name) {
        policies.remove(name);
    }

    Token issue(Set<String> names, boolean batch, Duration lifetime, Map<String, String> about) {
        Token token = Token.issue(names, batch, clock.instant(), lifetime, about);
        tokens.put(token.id(), token);
        return token;
    }

    Optional<Token> find(Optional<String> id) {
        return id.map(tokens::get).filter(token -> !token.expired(clock.instant()));
    }

    Token renew(Token token) {
        Token renewed = token.renew(clock.instant());
        tokens.put(token.id(), renewed);
        return renewed;
    }

    void revoke(String id) {
        tokens.remove(id);
    }

    boolean mayCall(Token token, String path, Operation operation) {
        return token.isRoot()
                || Policy.DEFAULT.allows(path, operation)
                || carried(token).anyMatch(policy -> policy.allows(path, operation));
    }

    boolean maySee(Token token, String mount) {
        return token.isRoot() || carried(token).anyMatch(policy -> policy.touches(mount));
    }

    private Stream<Policy> carried(Token token) {
        return token.policies().stream().map(policies::get).filter(policy -> policy != null);
    }
}
