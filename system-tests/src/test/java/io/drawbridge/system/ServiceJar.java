package io.drawbridge.system;

import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A service from the jar that the build made, with a configuration of the test's own. */
final class ServiceJar implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final ServerProcess process;

    private ServiceJar(ServerProcess process) {
        this.process = process;
    }

    static ServiceJar start(String module, Path folder, int port, Map<String, String> config) throws IOException {
        Path jar = Checkout.file(module + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: mvn package -DskipTests -pl " + module + " -am");
        }
        Properties properties = new Properties();
        properties.putAll(config);
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(port));
        Path file = Files.createDirectories(folder.resolve("config")).resolve("application.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-jar", jar.toString());
        ServerProcess process = ServerProcess.start(
                new ServerCommand(module, folder.toAbsolutePath(), command, Map.of(), Duration.ofSeconds(15)));
        process.awaitReady(() -> isReady(port), START_LIMIT);
        return new ServiceJar(process);
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean isReady(int port) {
        try {
            URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
            return ((HttpURLConnection) ready.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
