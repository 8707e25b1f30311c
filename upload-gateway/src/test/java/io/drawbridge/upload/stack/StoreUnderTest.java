package io.drawbridge.upload.stack;

import io.drawbridge.devstack.AccessKey;
import io.drawbridge.devstack.EmbeddedS3;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** The store behind the gateway, seen with its administrator's key, whichever store it is. */
public final class StoreUnderTest implements AutoCloseable {

    public static final String BUCKET = "upload-gateway-test";

    /** Where the gateway keeps the state of resumable uploads. */
    public static final String TUS_STATE = "tus-state/";

    private final URI endpoint;
    private final S3Client admin;
    private final StsClient issuer;
    private final AutoCloseable server;
    private final boolean keepsChecksums;
    private final AccessKey key;

    private StoreUnderTest(
            URI endpoint,
            S3Client admin,
            StsClient issuer,
            AutoCloseable server,
            boolean keepsChecksums,
            AccessKey key) {
        this.endpoint = endpoint;
        this.admin = admin;
        this.issuer = issuer;
        this.server = server;
        this.keepsChecksums = keepsChecksums;
        this.key = key;
    }

    public static StoreUnderTest start(String kind) {
        return switch (kind) {
            case "embedded" -> embedded();
            case "seaweedfs" -> seaweedFs();
            default -> throw new IllegalArgumentException("no such store: " + kind);
        };
    }

    private static StoreUnderTest embedded() {
        EmbeddedS3 s3 = EmbeddedS3.start();
        s3.createBucket(BUCKET);
        return new StoreUnderTest(
                s3.endpoint(),
                s3.s3(s3.admin().credentials()),
                s3.sts(s3.issuer().credentials()),
                s3,
                false,
                s3.admin());
    }

    private static StoreUnderTest seaweedFs() {
        SeaweedFs weed = SeaweedFs.startTemporary(BUCKET);
        AccessKey admin = weed.admin();
        return new StoreUnderTest(
                weed.endpoint(),
                weed.s3(admin.credentials()),
                weed.sts(weed.issuer().credentials()),
                weed,
                true,
                admin);
    }

    /** Whether it tells the checksum of a whole object that it was given in parts. */
    public boolean keepsChecksums() {
        return keepsChecksums;
    }

    /** The administrator's. */
    public AccessKey key() {
        return key;
    }

    /**
     * Begins a multipart upload with the administrator's key, and leaves it.
     *
     * @return its id
     */
    public String beginUpload(String key) {
        return admin.createMultipartUpload(request -> request.bucket(BUCKET).key(key))
                .uploadId();
    }

    /** Aborts all multipart uploads of this key, as a lifecycle rule does. */
    public void abortUploads(String key) {
        admin.listMultipartUploads(request -> request.bucket(BUCKET).prefix(key)).uploads().stream()
                .map(MultipartUpload::uploadId)
                .forEach(id -> admin.abortMultipartUpload(
                        request -> request.bucket(BUCKET).key(key).uploadId(id)));
    }

    /** Writes an object with the administrator's key. */
    public void put(String key, String content) {
        admin.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    public URI endpoint() {
        return endpoint;
    }

    StsClient issuer() {
        return issuer;
    }

    /** The object at this key, if there is one. */
    public Optional<ResponseBytes<GetObjectResponse>> object(String key) {
        try {
            return Optional.of(admin.getObjectAsBytes(
                    request -> request.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED)));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    /** SHA-256 of an object, however long it is. */
    public byte[] sha256(String key) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream bytes =
                admin.getObject(request -> request.bucket(BUCKET).key(key))) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return digest.digest();
    }

    /** Tags of an object. */
    public Map<String, String> tags(String key) {
        return admin.getObjectTagging(request -> request.bucket(BUCKET).key(key)).tagSet().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    public void delete(String key) {
        admin.deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    /** Keys of all objects that begin so. */
    public List<String> keys(String prefix) {
        return admin.listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    /** Keys of all multipart uploads that are neither completed nor aborted. */
    public List<String> danglingUploads() {
        return admin.listMultipartUploads(request -> request.bucket(BUCKET)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    @Override
    public void close() throws Exception {
        admin.close();
        issuer.close();
        server.close();
    }
}
