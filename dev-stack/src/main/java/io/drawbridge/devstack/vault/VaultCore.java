package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Vault without HTTP: seal, token, policy, then the backend. One call at a time. */
public final class VaultCore {

    private final Mounts mounts;
    private final Tokens tokens;
    private final SystemBackend system;
    private final TokenBackend tokenBackend;
    private final LoginBackend logins;
    private final String rootToken;

    public VaultCore(String rootToken, InstantSource clock) {
        this.rootToken = rootToken;
        mounts = new Mounts(clock);
        tokens = new Tokens(clock);
        system = new SystemBackend(mounts, tokens, clock);
        tokenBackend = new TokenBackend(tokens, clock);
        logins = new LoginBackend(tokens);
        restartEmpty();
    }

    /** As after a restart with empty storage: {@code secret/} and the root token, nothing else. */
    public synchronized void restartEmpty() {
        mounts.reset();
        tokens.reset(rootToken);
        system.newCluster();
        system.seal(false);
    }

    public synchronized void seal(boolean sealed) {
        system.seal(sealed);
    }

    public synchronized void mount(String name, String kvVersion) {
        mounts.add(name, kvVersion);
    }

    public synchronized void unmount(String name) {
        mounts.remove(name);
    }

    public synchronized void put(String mount, String path, ObjectNode values) {
        mounts.get(mount).put(path, values);
    }

    public synchronized void policy(String name, Map<String, List<String>> capabilitiesByPath) {
        tokens.policy(name, Policy.of(capabilitiesByPath));
    }

    public synchronized void removePolicy(String name) {
        tokens.removePolicy(name);
    }

    public synchronized String createToken(Set<String> policies, Duration lifetime) {
        return tokens.issue(policies, false, lifetime, Map.of()).id();
    }

    public synchronized void revoke(String token) {
        tokens.revoke(token);
    }

    public synchronized void appRole(String roleId, String secretId, Set<String> policies, Duration lifetime) {
        logins.appRole(roleId, secretId, policies, lifetime);
    }

    public synchronized void kubernetesRole(
            String role, Predicate<String> accepts, Set<String> policies, Duration lifetime) {
        logins.kubernetesRole(role, accepts, policies, lifetime);
    }

    synchronized VaultReply handle(VaultCall call) {
        if (SystemBackend.isPublic(call)) {
            return system.answerPublic(call);
        }
        if (system.sealed()) {
            return VaultReply.error(503, "Vault is sealed");
        }
        if (LoginBackend.isLogin(call)) {
            return logins.login(call);
        }
        Optional<Token> token = tokens.find(call.token());
        if (token.isEmpty()) {
            return VaultReply.error(403, "permission denied");
        }
        if (!tokens.mayCall(token.get(), call.path(), call.operation())) {
            return VaultReply.error(403, VaultReply.wrapped("permission denied"));
        }
        return route(call, token.get());
    }

    private VaultReply route(VaultCall call, Token token) {
        if (call.path().startsWith("auth/token/")) {
            return tokenBackend.handle(call, token);
        }
        if (call.path().startsWith("sys/")) {
            return system.handle(call, token);
        }
        return mounts.nameOf(call.path())
                .map(name -> mounts.get(name).handle(call.withPath(below(name, call.path()))))
                .orElseGet(() ->
                        VaultReply.error(404, "no handler for route \"" + call.path() + "\". route entry not found."));
    }

    private static String below(String mount, String path) {
        return path.length() > mount.length() ? path.substring(mount.length() + 1) : "";
    }
}
