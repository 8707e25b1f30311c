package io.drawbridge.token.store;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the one client of the store, from the builder of quarkus-amazon-s3 ({@code quarkus.s3.*}). */
@Singleton
final class StoreClient {

    /**
     * By default the SDK announces CRC32 parts when it begins an upload, and then S3 refuses those that come without,
     * which is how curl and browsers send them.
     */
    @Produces
    @Singleton
    S3AsyncClient s3(S3AsyncClientBuilder builder, StoreConfig store) {
        return builder.serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(store.pathStyle())
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    void close(@Disposes S3AsyncClient s3) {
        s3.close();
    }
}
