package io.drawbridge.devstack;

import io.drawbridge.devstack.s3.WithoutExpect;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A store with STS that keeps sessions to their policy: the embedded one, or a real one. */
interface EnforcedStore {

    URI endpoint();

    AccessKey admin();

    AccessKey issuer();

    String roleArn();

    /** The same session when it has expired, or one like it. */
    AwsSessionCredentials expired(AwsSessionCredentials session);

    /** Without trailers, which SeaweedFS does not take from the JDK's HTTP client. */
    default S3Client s3(AwsCredentials who) {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(config -> config.addExecutionInterceptor(new WithoutExpect()))
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    default StsClient sts(AwsCredentials who) {
        return StsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** How a session comes about. */
    enum Issuance {
        FEDERATION_TOKEN {
            @Override
            Credentials issue(StsClient sts, String roleArn, String policy) {
                return sts.getFederationToken(
                                request -> request.name("alice").policy(policy).durationSeconds(900))
                        .credentials();
            }
        },
        ASSUME_ROLE {
            @Override
            Credentials issue(StsClient sts, String roleArn, String policy) {
                return sts.assumeRole(request -> request.roleArn(roleArn)
                                .roleSessionName("alice")
                                .policy(policy)
                                .durationSeconds(900))
                        .credentials();
            }
        };

        abstract Credentials issue(StsClient sts, String roleArn, String policy);

        AwsSessionCredentials session(EnforcedStore store, String policy) {
            try (StsClient sts = store.sts(store.issuer().credentials())) {
                Credentials session = issue(sts, store.roleArn(), policy);
                return AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
            }
        }
    }
}
