package io.drawbridge.devstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.devstack.vault.VaultCore;
import io.drawbridge.devstack.vault.VaultFaults;
import io.drawbridge.devstack.vault.VaultHttp;
import io.drawbridge.devstack.vault.VaultRequests;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Vault's KV engines, tokens, policies and seal in this process, on loopback, answering as OpenBao does.
 *
 * <p>Starts like a dev server: {@code secret/} is a KV v2 mount, and there is a root token.
 */
public final class EmbeddedVault implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VaultCore core;
    private final VaultFaults faults = new VaultFaults();
    private final VaultRequests requests = new VaultRequests();
    private final VaultHttp http;
    private final String rootToken;

    private EmbeddedVault(int port, String rootToken, InstantSource clock) {
        this.rootToken = rootToken;
        this.core = new VaultCore(rootToken, clock);
        this.http = new VaultHttp(port, core, faults, requests);
    }

    /** On a free port, with the root token {@code root}. */
    public static EmbeddedVault start() {
        return start(0);
    }

    /** With the root token {@code root}, as a dev server. */
    public static EmbeddedVault start(int port) {
        return start(port, "root");
    }

    public static EmbeddedVault start(int port, String rootToken) {
        return start(port, rootToken, InstantSource.system());
    }

    public static EmbeddedVault start(int port, String rootToken, InstantSource clock) {
        return new EmbeddedVault(port, rootToken, clock);
    }

    public URI address() {
        return http.address();
    }

    public String rootToken() {
        return rootToken;
    }

    /** Writes a secret, on KV v2 as a new version. */
    public void put(String mount, String path, Map<String, ?> values) {
        core.put(mount, path, JSON.convertValue(values, ObjectNode.class));
    }

    public void mountKvV1(String mount) {
        core.mount(mount, "1");
    }

    public void mountKvV2(String mount) {
        core.mount(mount, "2");
    }

    public void unmount(String mount) {
        core.unmount(mount);
    }

    /** Capabilities (read, list, create, update, delete) by path; {@code *} at the end, {@code +} for a segment. */
    public void policy(String name, Map<String, List<String>> capabilitiesByPath) {
        core.policy(name, capabilitiesByPath);
    }

    public void removePolicy(String name) {
        core.removePolicy(name);
    }

    public String createToken(Duration lifetime, String... policies) {
        return core.createToken(Set.of(policies), lifetime);
    }

    public void revoke(String token) {
        core.revoke(token);
    }

    /** Lets this role id log in at {@code auth/approle}. */
    public void appRole(String roleId, String secretId, Duration lifetime, String... policies) {
        core.appRole(roleId, secretId, Set.of(policies), lifetime);
    }

    /** Lets ServiceAccount tokens that pass the review log in at {@code auth/kubernetes} as this role. */
    public void kubernetesRole(String role, Predicate<String> review, Duration lifetime, String... policies) {
        core.kubernetesRole(role, review, Set.of(policies), lifetime);
    }

    /** From now on everything but health answers 503. */
    public void seal() {
        core.seal(true);
    }

    public void unseal() {
        core.seal(false);
    }

    /** As after a restart that lost its storage: the root token and an empty {@code secret/}. */
    public void restartEmpty() {
        core.restartEmpty();
    }

    public VaultFaults faults() {
        return faults;
    }

    public VaultRequests requests() {
        return requests;
    }

    @Override
    public void close() {
        http.close();
    }
}
