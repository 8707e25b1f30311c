package io.drawbridge.devstack.servers;

import io.drawbridge.devstack.AccessKey;
import io.drawbridge.devstack.Scratch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * A real S3 store with STS on loopback, which enforces session policies. Several can run at once. Sessions and data
 * survive {@link #kill} and {@link #restart}.
 */
public final class SeaweedFs implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Region REGION = Region.US_EAST_1;

    private final Path folder;
    private final SeaweedPorts ports;
    private final SeaweedConfig config;
    private final Path weed;
    private Optional<Scratch> scratch = Optional.empty();
    private ServerProcess process;

    private SeaweedFs(Path folder, SeaweedPorts ports, SeaweedConfig config, Path weed) {
        this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath();
        this.ports = Objects.requireNonNull(ports, "ports");
        this.config = config;
        this.weed = weed;
    }

    /** A store on free ports whose data goes when it is closed. */
    public static SeaweedFs startTemporary(String... buckets) {
        Scratch scratch = Scratch.create("seaweed");
        SeaweedFs store = start(scratch.folder(), buckets);
        store.scratch = Optional.of(scratch);
        return store;
    }

    /** A store on free ports with these buckets in it, for which {@link #issuer} may issue sessions. */
    public static SeaweedFs start(Path folder, String... buckets) {
        return start(folder, SeaweedPorts.free(), List.of(buckets));
    }

    /** A store on these ports; data that is in the folder from before is there again. */
    public static SeaweedFs start(Path folder, SeaweedPorts ports, List<String> buckets) {
        Path weed = InstalledServers.onThisMachine().require("weed");
        SeaweedConfig config = new SeaweedConfig(
                new AccessKey("drawbridge-admin", TestSecret.random()),
                new AccessKey("AKIADRAWBRIDGEISSUER", TestSecret.random()),
                Base64.getEncoder().encodeToString(TestSecret.random().getBytes()),
                buckets);
        SeaweedFs store = new SeaweedFs(folder, ports, config, weed);
        store.restart();
        try {
            buckets.forEach(store::createBucket);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** S3, STS and IAM. Buckets are addressed by path. */
    public URI endpoint() {
        return LoopbackHttp.uri(ports.s3(), "");
    }

    public String region() {
        return REGION.id();
    }

    /** May do everything with buckets and objects. */
    public AccessKey admin() {
        return config.admin();
    }

    /** May ask STS for sessions, and do with the buckets what sessions may be given. */
    public AccessKey issuer() {
        return config.issuer();
    }

    /** The role that the issuer may assume. */
    public String roleArn() {
        return SeaweedConfig.ROLE_ARN;
    }

    /** The key that session tokens are signed with, as Base64. */
    public String stsSigningKey() {
        return config.signingKey();
    }

    /** The same session, but the store takes it to expire at this second. */
    public AwsSessionCredentials expiring(AwsSessionCredentials session, Instant expiry) {
        byte[] key = Base64.getDecoder().decode(stsSigningKey());
        return AwsSessionCredentials.create(
                session.accessKeyId(),
                session.secretAccessKey(),
                SeaweedSessionToken.expiring(session.sessionToken(), expiry, key));
    }

    /** Creates a bucket, or leaves it as it is. Sessions reach it only if the store was started with its name. */
    public void createBucket(String name) {
        try (S3Client s3 = s3(admin().credentials())) {
            if (s3.listBuckets().buckets().stream()
                    .noneMatch(bucket -> bucket.name().equals(name))) {
                s3.createBucket(request -> request.bucket(name));
            }
        }
    }

    /** Lets pages of this origin, in a browser, put objects into the bucket and post them. */
    public void openToPages(String bucket, URI origin) {
        CORSRule rule = CORSRule.builder()
                .allowedOrigins(origin.toString())
                .allowedMethods("PUT", "POST")
                .allowedHeaders("content-type")
                .exposeHeaders("ETag")
                .build();
        try (S3Client s3 = s3(admin().credentials())) {
            s3.putBucketCors(cors -> cors.bucket(bucket).corsConfiguration(rules -> rules.corsRules(rule)));
        }
    }

    /**
     * The store's S3 as somebody sees it; to be closed by the caller. It sends checksums only where S3 demands them:
     * the SDK signs them as trailers, and SeaweedFS 4.48 now and then answers such a request with
     * {@code 400 InvalidDigest} when it comes from {@link java.net.HttpURLConnection}; from Netty and Apache it does not.
     */
    public S3Client s3(AwsCredentials who) {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(REGION)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(SeaweedFs::closeConnections)
                .build();
    }

    /** The store's STS as somebody sees it; to be closed by the caller. */
    public StsClient sts(AwsCredentials who) {
        return StsClient.builder()
                .endpointOverride(endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(SeaweedFs::closeConnections)
                .build();
    }

    /** What runs now; another one after {@link #restart}. */
    public ServerProcess process() {
        return process;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
        ports.removeSockets();
    }

    /** Stops the server if it runs, and returns when it answers again on the same ports with the same data. */
    public void restart() {
        stop();
        process = ServerProcess.start(new SeaweedCommand(weed, folder, ports, config).write());
        process.awaitReady(() -> LoopbackHttp.answers(LoopbackHttp.uri(ports.s3(), "/healthz")), START_LIMIT);
    }

    @Override
    public void close() {
        stop();
        scratch.ifPresent(Scratch::close);
        scratch = Optional.empty();
    }

    /** SIGTERM and after two seconds SIGKILL: left alone, the server takes 18 s. */
    private void stop() {
        if (process != null) {
            process.close();
            ports.removeSockets();
        }
    }

    /** The JDK keeps connections for reuse by any client, and a PUT over one from before a restart fails. */
    private static void closeConnections(ClientOverrideConfiguration.Builder configuration) {
        configuration.putHeader("Connection", "close");
    }
}
