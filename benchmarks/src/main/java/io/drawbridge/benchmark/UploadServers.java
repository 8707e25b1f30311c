package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

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
    private static final Duration VALIDITY = Duration.ofHours(1);

    /** @param endpoint where the store is reached, perhaps through something that slows it */
    static UploadServers start(Path folder, Path project, SeaweedFs store, URI endpoint) throws Exception {
        String apiKey = UUID.randomUUID().toString();
        MeasuredService tokenService = MeasuredService.start(
                PackagedService.TOKEN_SERVICE,
                folder.resolve("token-service"),
                PackagedService.TOKEN_SERVICE.command(project),
                new TokenServiceSettings(store, BUCKET, apiKey).properties());
        MeasuredService gateway = MeasuredService.start(
                PackagedService.UPLOAD_GATEWAY,
                folder.resolve("upload-gateway"),
                PackagedService.UPLOAD_GATEWAY.command(project),
                gateway(tokenService.address(), endpoint));
        return new UploadServers(
                tokenService, gateway, tusd(folder.resolve("tusd"), store, endpoint), store, endpoint, apiKey);
    }

    List<UploadRival> rivals(InstalledServers installed) {
        List<UploadRival> rivals = new ArrayList<>();
        rivals.add(UploadRival.gateway(gateway, apiKey, BUCKET));
        rivals.add(UploadRival.aws(installed.require("aws"), endpoint, BUCKET, key(store)));
        rivals.add(UploadRival.s5cmd(installed.require("s5cmd"), endpoint, BUCKET, key(store)));
        rivals.add(UploadRival.tusd(tusd));
        rivals.add(UploadRival.presigned(this::signed));
        return rivals;
    }

    private String signed(String key) {
        try (S3Presigner presigner = presigner()) {
            return presigner
                    .presignPutObject(presign -> presign.signatureDuration(VALIDITY)
                            .putObjectRequest(put -> put.bucket(BUCKET).key(key)))
                    .url()
                    .toString();
        }
    }

    /** Signs with the administrator's key for where the servers reach the store. */
    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.of(store.region()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(
                        StaticCredentialsProvider.create(store.admin().credentials()))
                .build();
    }

    private static MeasuredService tusd(Path folder, SeaweedFs store, URI endpoint) throws Exception {
        URI address = MeasuredService.freeAddress();
        List<String> command = List.of(
                InstalledServers.onThisMachine().require("tusd").toString(),
                "-host=127.0.0.1",
                "-port=" + address.getPort(),
                "-base-path=/files/",
                "-s3-bucket=" + BUCKET,
                "-s3-endpoint=" + endpoint,
                "-verbose=false");
        return MeasuredService.startPlain("tusd", folder, command, address, key(store));
    }

    private static Map<String, String> key(SeaweedFs store) {
        return Map.of(
                "AWS_ACCESS_KEY_ID", store.admin().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", store.admin().secretAccessKey(),
                "AWS_REGION", store.region(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private static Properties gateway(URI token, URI endpoint) {
        Properties config = new Properties();
        config.setProperty("drawbridge.store.endpoint", endpoint.toString());
        config.setProperty("drawbridge.token-service.url", token.toString());
        return config;
    }

    @Override
    public void close() {
        tusd.close();
        gateway.close();
        tokenService.close();
    }
}
