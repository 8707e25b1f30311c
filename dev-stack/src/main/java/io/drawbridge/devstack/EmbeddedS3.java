package io.drawbridge.devstack;

import io.drawbridge.devstack.identity.Account;
import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.identity.LongTermIdentity;
import io.drawbridge.devstack.identity.Permissions;
import io.drawbridge.devstack.identity.RandomCredentials;
import io.drawbridge.devstack.s3.StoreFolder;
import io.drawbridge.devstack.s3.StoreServer;
import io.drawbridge.devstack.s3.WithoutExpect;
import io.drawbridge.devstack.sts.StsEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An S3 store with STS in this process, on loopback, that enforces what sessions may do: per bucket, key, action and
 * expiry, by session policies that an evaluator of its own reads. Objects are files, so their size does not matter to
 * the heap.
 *
 * <p>What it does not have, or does otherwise than AWS:
 *
 * <ul>
 *   <li>Tagging, lifecycle, versioning, ACLs other than private, bucket policies and
 *       {@code x-amz-mp-object-size} are answered 501. Nothing is ever public.
 *   <li>Keys with empty, {@code .} or {@code ..} segments are answered 400, segments over 190 bytes
 *       {@code KeyTooLongError}; {@code a} and {@code a/b} cannot both be there. Keys outside ASCII take a JVM that was
 *       started in a UTF-8 locale, such as {@code LC_ALL=C.UTF-8}.
 *   <li>ListParts lists all parts on one page, without their checksums.
 *   <li>Signature version 2 is answered 400. boto3 presigns with it unless it is told
 *       {@code Config(signature_version='s3v4')}.
 *   <li>POST policies have to be signed with a long-term key, not by a session (as on SeaweedFS).
 *   <li>A body whose SHA-256 is signed is held in memory, up to 128 MiB; streaming and unsigned ones are not.
 *   <li>Any region is accepted. Sessions end with the process. A signature's age is measured on the system's clock, the
 *       expiry of sessions on {@link Options#clock}.
 * </ul>
 */
public final class EmbeddedS3 implements AutoCloseable {

    private static final Region REGION = Region.US_EAST_1;

    private final Options options;
    private final StoreFolder folder;
    private final StoreServer server;
    private final EmbeddedSts sts;
    private final Set<String> bucketsOfIssuer;

    private EmbeddedS3(
            Options options, StoreFolder folder, StoreServer server, StsEndpoint sts, Set<String> bucketsOfIssuer) {
        this.options = options;
        this.folder = folder;
        this.server = server;
        this.sts = new EmbeddedSts(URI.create("http://127.0.0.1:" + server.port()), sts);
        this.bucketsOfIssuer = bucketsOfIssuer;
    }

    /** On a free port, empty. */
    public static EmbeddedS3 start() {
        return start(Options.defaults());
    }

    public static EmbeddedS3 start(Options options) {
        Set<String> buckets = ConcurrentHashMap.newKeySet();
        Permissions ceiling = Permissions.allOfS3In(buckets);
        Identities identities = new Identities(options.clock());
        identities.add(new LongTermIdentity(options.admin(), "admin", Permissions.EVERYTHING, true, false));
        identities.add(new LongTermIdentity(options.issuer(), "issuer", ceiling, true, true));
        StsEndpoint sts = new StsEndpoint(identities, ceiling, options.clock());
        StoreFolder folder = options.folder().map(StoreFolder::given).orElseGet(StoreFolder::temporary);
        try {
            StoreServer server = StoreServer.start(folder.path(), options.port(), identities, sts);
            return new EmbeddedS3(options, folder, server, sts, buckets);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Of S3 and of STS. Buckets are addressed by path. */
    public URI endpoint() {
        return sts.endpoint();
    }

    public String region() {
        return REGION.id();
    }

    /** May do everything. */
    public AccessKey admin() {
        return options.admin();
    }

    /** May ask STS for sessions, and do what it likes in the buckets of {@link #createBucket}. */
    public AccessKey issuer() {
        return options.issuer();
    }

    /** The role that the issuer may assume. It may do what the issuer may do. */
    public String roleArn() {
        return Account.ROLE_ARN;
    }

    public EmbeddedSts sts() {
        return sts;
    }

    /** Creates a bucket that the issuer, and so its sessions, can be allowed to use. One that exists stays as it is. */
    public void createBucket(String name) {
        server.createBucket(name);
        bucketsOfIssuer.add(name);
    }

    /** Creates a bucket that is out of reach for the issuer, whatever a session policy says. */
    public void createForeignBucket(String name) {
        server.createBucket(name);
    }

    /** The store as somebody sees it; to be closed by the caller. */
    public S3Client s3(AwsCredentials who) {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(REGION)
                .forcePathStyle(true)
                .overrideConfiguration(config -> config.addExecutionInterceptor(new WithoutExpect()))
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** The STS as somebody sees it; to be closed by the caller. */
    public StsClient sts(AwsCredentials who) {
        return StsClient.builder()
                .endpointOverride(endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Stops, and deletes the objects unless they are in a folder that was given. */
    @Override
    public void close() {
        server.close();
        folder.close();
    }

    /**
     * How to start it.
     *
     * @param port 0 for any that is free
     * @param folder for the objects, which stay there; without it, a temporary one
     * @param clock by which sessions expire
     */
    public record Options(int port, Optional<Path> folder, AccessKey admin, AccessKey issuer, InstantSource clock) {

        public Options {
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(admin, "admin");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(clock, "clock");
        }

        /** A free port, a temporary folder, random secrets. */
        public static Options defaults() {
            RandomCredentials random = new RandomCredentials();
            return new Options(
                    0,
                    Optional.empty(),
                    new AccessKey("drawbridge-admin", random.secret()),
                    new AccessKey("AKIADRAWBRIDGEISSUER", random.secret()),
                    InstantSource.system());
        }

        public Options withPort(int other) {
            return new Options(other, folder, admin, issuer, clock);
        }

        public Options withFolder(Path other) {
            return new Options(port, Optional.of(other), admin, issuer, clock);
        }

        public Options withAdmin(AccessKey other) {
            return new Options(port, folder, other, issuer, clock);
        }

        public Options withIssuer(AccessKey other) {
            return new Options(port, folder, admin, other, clock);
        }

        public Options withClock(InstantSource other) {
            return new Options(port, folder, admin, issuer, other);
        }
    }
}
