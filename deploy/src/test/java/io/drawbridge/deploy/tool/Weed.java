package io.drawbridge.deploy.tool;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.SeaweedPorts;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SeaweedFS with users and roles that are somebody else's, on loopback. */
public final class Weed implements AutoCloseable {

    private final Path folder;
    private final SeaweedPorts ports;
    private ServerProcess process;

    private Weed(Path folder, SeaweedPorts ports) {
        this.folder = folder.toAbsolutePath();
        this.ports = ports;
    }

    /** Starts {@code weed server} with these arguments; where it listens and how fast it votes is put behind them. */
    public static Weed start(Path folder, SeaweedPorts ports, List<String> arguments) {
        Weed weed = new Weed(folder, ports);
        List<String> command = new ArrayList<>(
                List.of(InstalledServers.onThisMachine().require("weed").toString(), "-logtostderr=true", "server"));
        command.addAll(arguments);
        command.addAll(List.of(
                "-ip=127.0.0.1",
                "-ip.bind=127.0.0.1",
                "-s3.ip.bind=127.0.0.1",
                "-s3.port=" + ports.s3(),
                "-master.port=" + ports.master(),
                "-volume.port=" + ports.volume(),
                "-filer.port=" + ports.filer(),
                "-master.electionTimeout=1s",
                "-master.heartbeatInterval=100ms"));
        weed.process =
                ServerProcess.start(new ServerCommand("weed", weed.folder, command, Map.of(), Duration.ofSeconds(2)));
        weed.process.awaitReady(weed::isReady, Duration.ofSeconds(60));
        return weed;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + ports.s3());
    }

    /** What the store's own shell says to these commands. */
    public String shell(String commands) {
        return Tool.installed("weed", folder)
                .runWithInput(
                        commands + "\n",
                        "shell",
                        "-master=127.0.0.1:%d.%d".formatted(ports.master(), grpc(ports.master())),
                        "-filer=127.0.0.1:" + ports.filer())
                .expectSuccess();
    }

    /** Runs the lifecycle rules of all buckets now, as a worker of SeaweedFS does once a day. */
    public String runLifecycle() {
        return shell("s3.lifecycle.run-shard -shards 0-15 -s3 127.0.0.1:%d -runtime 20s".formatted(grpc(ports.s3())));
    }

    private boolean isReady() {
        try {
            URI health = endpoint().resolve("/healthz");
            return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int grpc(int port) {
        return port + 10_000;
    }

    @Override
    public void close() {
        process.close();
        // A killed server leaves them; their place and names cannot be configured.
        Map.of("s3", ports.s3(), "master", ports.master(), "volume", ports.volume(), "filer", ports.filer())
                .forEach((server, port) ->
                        delete(Path.of("/tmp/seaweedfs-" + server + "-grpc-" + grpc(port) + ".sock")));
    }

    private static void delete(Path socket) {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
