package io.drawbridge.token.presign;

import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.SessionCredentials;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Makes URLs out of sessions, with the SDK. No network; about a tenth of a millisecond of computing each, so many belong
 * on a worker.
 */
@Singleton
public class UrlSigner {

    /** What every HTTP client sends by itself. */
    private static final Set<String> UNASKED = Set.of("host", "content-length");

    private final S3Presigner presigner;
    private final InstantSource clock;

    /** Without credentials of its own: what brings no session cannot be signed. */
    UrlSigner(StoreConfig store, InstantSource clock) {
        this.clock = clock;
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(store.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(store.pathStyle())
                        .build());
        store.endpoint().ifPresent(builder::endpointOverride);
        this.presigner = builder.build();
    }

    @PreDestroy
    void close() {
        presigner.close();
    }

    SignedUrl put(ObjectAddress object, PutConditions conditions, Signing with) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(object.bucket().value())
                .key(object.key().value())
                .metadata(conditions.attributes().metadata())
                .overrideConfiguration(with.identity());
        conditions.attributes().contentType().ifPresent(put::contentType);
        conditions.contentLength().ifPresent(put::contentLength);
        if (conditions.createOnly()) {
            put.ifNoneMatch("*");
        }
        return url(presigner.presignPutObject(
                presign -> presign.putObjectRequest(put.build()).signatureDuration(duration(with))));
    }

    SignedUrl get(ObjectAddress object, Signing with) {
        return url(presigner.presignGetObject(presign -> presign.signatureDuration(duration(with))
                .getObjectRequest(get -> get.bucket(object.bucket().value())
                        .key(object.key().value())
                        .overrideConfiguration(with.identity()))));
    }

    /** One part of an upload; of exactly this size, if one is given. */
    public SignedUrl part(ObjectAddress object, String uploadId, int number, OptionalLong size, Signing with) {
        return url(presigner.presignUploadPart(
                presign -> presign.signatureDuration(duration(with)).uploadPartRequest(part -> {
                    part.bucket(object.bucket().value()).key(object.key().value());
                    part.uploadId(uploadId).partNumber(number).overrideConfiguration(with.identity());
                    size.ifPresent(part::contentLength);
                })));
    }

    /** Where forms for this bucket are posted to. */
    URI bucket(ObjectAddress object, Signing with) {
        String head = presigner
                .presignHeadBucket(presign -> presign.signatureDuration(duration(with))
                        .headBucketRequest(bucket ->
                                bucket.bucket(object.bucket().value()).overrideConfiguration(with.identity())))
                .url()
                .toString();
        return URI.create(head.substring(0, head.indexOf('?')));
    }

    private Duration duration(Signing with) {
        return with.lifetime().until(with.session().expiration(), clock.instant());
    }

    private static SignedUrl url(PresignedRequest signed) {
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders().entrySet().stream()
                .filter(header -> !UNASKED.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
                .forEach(header -> headers.put(header.getKey(), String.join(",", header.getValue())));
        URI url = URI.create(signed.url().toString());
        return new SignedUrl(
                signed.httpRequest().method().name(),
                url,
                headers,
                SignedQuery.of(url).expiration());
    }

    /** Who signs, and for how long at most. */
    public record Signing(SessionCredentials session, UrlLifetime lifetime) {
        private AwsRequestOverrideConfiguration identity() {
            return AwsRequestOverrideConfiguration.builder()
                    .credentialsProvider(session::identity)
                    .build();
        }
    }
}
