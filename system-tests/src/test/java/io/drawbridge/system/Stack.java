package io.drawbridge.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A running stack and what its ready file says of it. */
final class Stack implements AutoCloseable {
    private final UpProcess up;
    private final Map<String, String> ready;
    private final Path readyFile;

    private Stack(UpProcess up, Map<String, String> ready, Path readyFile) {
        this.up = up;
        this.ready = ready;
        this.readyFile = readyFile;
    }

    /** Starts what the build has made, on free ports. */
    static Stack start(Path folder, String... more) throws Exception {
        Path readyFile = folder.resolve("ready.json");
        var arguments = new ArrayList<String>(List.of(
                "--no-build",
                "--free-ports",
                "--ready-file",
                readyFile.toString(),
                "--data",
                folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        UpProcess up = UpProcess.start(folder, Map.of(), arguments.toArray(String[]::new));
        return new Stack(up, up.awaitReady(readyFile), readyFile);
    }

    UpProcess up() {
        return up;
    }

    Map<String, String> ready() {
        return ready;
    }

    Path readyFile() {
        return readyFile;
    }

    /** A file of the stack's data folder. */
    Path file(String name) {
        return readyFile.resolveSibling("data").resolve(name);
    }

    String bucket() {
        return ready.get("bucket");
    }

    String bearer() {
        return "Bearer " + ready.get("api_key");
    }

    URI tokenService(String path) {
        return URI.create(ready.get("token_service") + path);
    }

    URI uploadGateway(String path) {
        return URI.create(ready.get("upload_gateway") + path);
    }

    URI secretsBridge(String path) {
        return URI.create(ready.get("secrets_bridge") + path);
    }

    /** The address of an object at the gateway. */
    URI object(String key) {
        return uploadGateway("/v1/objects/" + bucket() + "/" + key);
    }

    /** The store as its administrator sees it. */
    S3Client admin() {
        return s3(AwsBasicCredentials.create(ready.get("admin_access_key_id"), ready.get("admin_secret_access_key")));
    }

    S3Client s3(AwsCredentials who) {
        return S3Client.builder()
                .endpointOverride(URI.create(ready.get("s3")))
                .region(Region.of(ready.get("region")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() throws Exception {
        up.close();
    }
}
