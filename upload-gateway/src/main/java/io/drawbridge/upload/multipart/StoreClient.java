package io.drawbridge.upload.multipart;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the one client of the store, from the builder of quarkus-amazon-s3 (transport: {@code quarkus.s3.*}). */
@Singleton
class StoreClient {

    /** Takes the place of the extension's client, because not all of this can be said in its configuration. */
    @Produces
    @Singleton
    S3AsyncClient s3(S3AsyncClientBuilder builder, StoreConfig store) {
        return configure(builder, store).build();
    }

    void close(@Disposes S3AsyncClient s3) {
        s3.close();
    }

    @Produces
    @Singleton
    ObjectStore objectStore(S3AsyncClient s3, StoreConfig store, RetryConfig retry) {
        return new ObjectStore(s3, new Requests(retry.attemptTimeout(), store.checksums(), store.announceSize()));
    }

    @Produces
    @Singleton
    Backoff backoff(RetryConfig retry) {
        // Not RandomGenerator.getDefault(), which looks for a service that a native image may not have.
        return new Backoff(retry.minBackoff(), retry.maxBackoff(), retry.jitter(), new Random());
    }

    @Produces
    @Singleton
    MultipartUploads multipartUploads(ObjectStore store, RetryConfig retry, Backoff backoff, StoreMetrics metrics) {
        return new MultipartUploads(store, retry.attempts(), backoff, metrics);
    }

    private static S3AsyncClientBuilder configure(S3AsyncClientBuilder builder, StoreConfig store) {
        ClientOverrideConfiguration withoutRetry = builder.overrideConfiguration().toBuilder()
                // Two retries would multiply; ours knows the part, the lease and Retry-After.
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .addExecutionInterceptor(new SmallBodies())
                .build();
        store.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(store.region()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(store.pathStyle())
                        .build())
                // Every request brings the session of its upload; the gateway has no credentials of its own.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                // UNSIGNED-PAYLOAD: no pass over the bytes that nobody asked for, and what most stores understand.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(withoutRetry);
    }
}
