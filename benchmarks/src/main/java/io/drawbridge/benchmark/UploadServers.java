package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** token-service, the gateway and tusd in front of one store. */
record UploadServers(
        MeasuredService tokenService,
        MeasuredService gateway,
        MeasuredService tusd,
        SeaweedFs store,
        URI endpoint,
        String apiKey)
        implements AutoCloseable {

    static final String BUCKET = "benchmark";

    /** @param endpoint where the store is reached, perhaps through something that slows it */
    static UploadServers start(Path folder, Path project, SeaweedFs store, URI endpoint) throws Exception {
        String apiKey = UUID.randomUUID().toString();
        URI token = address();
        MeasuredService tokenService = MeasuredService.start(
                "token-service",
                folder.resolve("token-service"),
                java(project.resolve("token-service/target/quarkus-app/quarkus-run.jar")),
                token,
                tokens(token.getPort(), store, apiKey));
        URI address = address();
        MeasuredService gateway = MeasuredService.start(
                "upload-gateway",
                folder.resolve("gateway"),
                java(project.resolve("upload-gateway/target/quarkus-app/quarkus-run.jar")),
                address,
                gateway(address.getPort(), token, endpoint));
        return new UploadServers(
                tokenService, gateway, tusd(folder.resolve("tusd"), store, endpoint), store, endpoint, apiKey);
    }

    List<UploadRival> rivals(InstalledServers installed) {
        List<UploadRival> rivals = new ArrayList<>();
        rivals.add(UploadRival.gateway(gateway, apiKey, BUCKET));
        rivals.add(UploadRival.aws(installed.require("aws"), endpoint, BUCKET, key(store)));
        rivals.add(UploadRival.s5cmd(installed.require("s5cmd"), endpoint, BUCKET, key(store)));
        rivals.add(UploadRival.tusd(tusd));
        return rivals;
    }

    private static MeasuredService tusd(Path folder, SeaweedFs store, URI endpoint) throws Exception {
        URI address = address();
        List<String> command = List.of(
                InstalledServers.onThisMachine().require("tusd").toString(),
                "-host=127.0.0.1",
                "-port=" + address.getPort(),
                "-base-path=/files/",
                "-s3-bucket=" + BUCKET,
                "-s3-endpoint=" + endpoint,
                "-verbose=false");
        return MeasuredService.startPlain(folder, command, address, key(store));
    }

    private static Map<String, String> key(SeaweedFs store) {
        return Map.of(
                "AWS_ACCESS_KEY_ID", store.admin().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", store.admin().secretAccessKey(),
                "AWS_REGION", store.region(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /** The flags of docs/upload-gateway.md. */
    private static List<String> java(Path jar) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=192m",
                "-jar",
                jar.toString());
    }

    private static Properties gateway(int port, URI token, URI endpoint) {
        Properties config = http(port);
        config.setProperty("drawbridge.store.endpoint", endpoint.toString());
        config.setProperty("drawbridge.token-service.url", token.toString());
        return config;
    }

    private static Properties tokens(int port, SeaweedFs store, String apiKey) throws Exception {
        Properties config = http(port);
        config.setProperty("drawbridge.store.endpoint", store.endpoint().toString());
        config.setProperty("drawbridge.store.profile", "seaweedfs");
        config.setProperty("drawbridge.signing.keys", UUID.randomUUID() + "-" + UUID.randomUUID());
        config.setProperty("drawbridge.issuer.access-key-id", store.issuer().accessKeyId());
        config.setProperty("drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey());
        config.setProperty("drawbridge.issuer.probe-bucket", BUCKET);
        config.setProperty("drawbridge.api-keys.\"benchmark\".subject", "benchmark");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes());
        config.setProperty(
                "drawbridge.api-keys.\"benchmark\".sha256", HexFormat.of().formatHex(hash));
        config.setProperty("drawbridge.grants.\"uploads\".subjects", "benchmark");
        config.setProperty("drawbridge.grants.\"uploads\".bucket", BUCKET);
        config.setProperty("drawbridge.grants.\"uploads\".keys", "uploads/*");
        config.setProperty("drawbridge.grants.\"uploads\".actions", "upload");
        return config;
    }

    private static Properties http(int port) {
        Properties config = new Properties();
        config.setProperty("quarkus.http.host", "127.0.0.1");
        config.setProperty("quarkus.http.port", Integer.toString(port));
        return config;
    }

    private static URI address() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Override
    public void close() {
        tusd.close();
        gateway.close();
        tokenService.close();
    }
}
