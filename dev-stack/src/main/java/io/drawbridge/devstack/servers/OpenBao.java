package io.drawbridge.devstack.servers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real OpenBao development server on loopback: unsealed, in memory, KV version 2 at {@code secret}. */
public final class OpenBao implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerProcess process;
    private final BaoClient root;

    private OpenBao(ServerProcess process, BaoClient root) {
        this.process = process;
        this.root = root;
    }

    /** An empty server on a free port, with a root token of its own. */
    public static OpenBao start(Path folder) {
        return start(folder, FreePorts.next(), TestSecret.random());
    }

    /** An empty server on this port; the server itself writes its root token to its log. */
    public static OpenBao start(Path folder, int port, String rootToken) {
        Path bao = InstalledServers.onThisMachine().require("bao");
        BaoClient root = new BaoClient(LoopbackHttp.uri(port, ""), rootToken);
        List<String> command = List.of(
                bao.toString(),
                "server",
                "-dev",
                "-dev-listen-address=127.0.0.1:" + port,
                "-dev-no-store-token"); // it would write to the user's home
        Map<String, String> environment = Map.of("BAO_DEV_ROOT_TOKEN_ID", rootToken);
        ServerProcess process =
                ServerProcess.start(new ServerCommand("bao", folder.toAbsolutePath(), command, environment));
        process.awaitReady(() -> LoopbackHttp.answers(root.address().resolve("/v1/sys/health")), START_LIMIT);
        OpenBao server = new OpenBao(process, root);
        process.awaitReady(server::hasKv, START_LIMIT);
        return server;
    }

    public URI address() {
        return root.address();
    }

    public String rootToken() {
        return root.token();
    }

    /** The API as root sees it. */
    public BaoClient client() {
        return root;
    }

    /** The API as the holder of this token sees it; an empty one is nobody. */
    public BaoClient client(String token) {
        return new BaoClient(address(), token);
    }

    /** Writes a new version, as {@code bao kv put} does; the path begins with the mount: {@code secret/team-a/db}. */
    public void put(String path, Map<String, ?> values) {
        root.write(dataPath(path), Map.of("data", values));
    }

    /** The newest version, empty if there is none or it is deleted. */
    public Optional<Map<String, Object>> get(String path) {
        BaoClient.Answer answer = root.request("GET", dataPath(path), null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IllegalStateException("GET " + path + " was answered with " + answer.status());
        }
        JsonNode values = answer.body().at("/data/data");
        return Optional.of(JSON.convertValue(values, new TypeReference<>() {}));
    }

    /** Deletes the newest version, as {@code bao kv delete} does. */
    public void delete(String path) {
        root.request("DELETE", dataPath(path), null);
    }

    /** Writes a policy in the server's own language. */
    public void putPolicy(String name, String rules) {
        root.write("sys/policies/acl/" + name, Map.of("policy", rules));
    }

    /**
     * Lets ServiceAccounts of the cluster log in at {@link KubernetesAuth#MOUNT} with role
     * {@link KubernetesAuth#ROLE} and a token for {@link KubernetesAuth#AUDIENCE}. A namespace may then read what lies
     * below its own name in {@code secret}.
     */
    public void enableKubernetesAuth(KubeApiServer cluster) {
        new KubernetesAuth(this, cluster).enable();
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /** The server is healthy a moment before its mount is there. */
    private boolean hasKv() {
        return root.request("GET", "secret/config", null).status() == 200;
    }

    private static String dataPath(String path) {
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            throw new IllegalArgumentException("a path begins with its mount, as in secret/team-a/db: " + path);
        }
        return path.substring(0, slash) + "/data" + path.substring(slash);
    }
}
