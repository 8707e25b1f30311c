package io.drawbridge.token.probe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.drawbridge.devstack.EmbeddedS3;
import io.drawbridge.token.fixture.Clients;
import io.drawbridge.token.probe.ProbeOutcome.Enforces;
import io.drawbridge.token.probe.ProbeOutcome.IgnoresPolicy;
import io.drawbridge.token.probe.ProbeOutcome.Inconclusive;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.TestIssuers;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsAsyncClient;

class StoreProbeTest {

    private static final AwsCredentials ANYBODY = AwsBasicCredentials.create("id", "secret");

    @Test
    void findsThatAStoreEnforcesAndLeavesNothing() {
        try (EmbeddedS3 store = EmbeddedS3.start()) {
            store.createBucket("bkt");
            assertThat(probe(store.endpoint(), store.issuer().credentials())).isEqualTo(new Enforces());
            try (S3Client admin = store.s3(store.admin().credentials())) {
                assertThat(admin.listObjectsV2(list -> list.bucket("bkt")).contents())
                        .isEmpty();
                assertThat(admin.listMultipartUploads(list -> list.bucket("bkt"))
                                .uploads())
                        .isEmpty();
            }
        }
    }

    @Test
    void findsThatAStoreLetsEverythingThrough() {
        WireMockServer store = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        store.start();
        try {
            store.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
            store.stubFor(post(urlMatching(".*\\?uploads.*"))
                    .willReturn(aResponse()
                            .withBody("<InitiateMultipartUploadResult><UploadId>1</UploadId>"
                                    + "</InitiateMultipartUploadResult>")));
            store.stubFor(post("/").willReturn(aResponse().withBody(session())));
            assertThat(probe(URI.create(store.baseUrl()), ANYBODY)).isEqualTo(new IgnoresPolicy());
            store.verify(1, deleteRequestedFor(urlPathMatching("/bkt/drawbridge-probe/.*/neighbour")));
            store.verify(
                    1,
                    deleteRequestedFor(urlPathMatching("/bkt/drawbridge-probe/.*/granted"))
                            .withQueryParam("uploadId", equalTo("1")));
        } finally {
            store.stop();
        }
    }

    @Test
    void knowsNothingOfAStoreThatRefusesWhatWasGranted() {
        try (EmbeddedS3 store = EmbeddedS3.start()) {
            store.createForeignBucket("bkt");
            assertThat(probe(store.endpoint(), store.issuer().credentials()))
                    .isEqualTo(new Inconclusive("the store answers 403 to a session for the key that it is for"));
        }
    }

    @Test
    void knowsNothingOfAStoreThatIsNotThere() {
        assertThat(probe(URI.create("http://127.0.0.1:1"), ANYBODY))
                .isEqualTo(new Inconclusive("The issuer does not answer"));
    }

    private static ProbeOutcome probe(URI endpoint, AwsCredentials who) {
        try (StsAsyncClient sts = Clients.sts(endpoint, who);
                S3AsyncClient s3 = Clients.s3(endpoint, who)) {
            return new StoreProbe(
                            TestIssuers.federation(sts, "2s"),
                            new ProbeClient(s3),
                            new BucketName("bkt"),
                            StoreProfile.AWS)
                    .run(TestIssuers.FEDERATION)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
    }

    private static String session() {
        return "<GetFederationTokenResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetFederationTokenResult><Credentials><AccessKeyId>a</AccessKeyId>"
                + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></GetFederationTokenResult>"
                + "</GetFederationTokenResponse>";
    }
}
