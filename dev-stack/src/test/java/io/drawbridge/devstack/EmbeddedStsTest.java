package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.StsException;

class EmbeddedStsTest {

    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\","
                    + "\"Resource\":\"arn:aws:s3:::inbox/a\"}}";
    private static final MovableClock CLOCK = new MovableClock();

    private static EmbeddedS3 store;

    @BeforeAll
    static void start() {
        store = EmbeddedS3.start(EmbeddedS3.Options.defaults().withClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void answersAFederationToken() {
        Instant now = CLOCK.instant();

        GetFederationTokenResponse answer = issuer().getFederationToken(
                        request -> request.name("alice").policy(POLICY).durationSeconds(900));

        assertThat(answer.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(answer.credentials().expiration()).isCloseTo(now.plusSeconds(900), within(5, ChronoUnit.SECONDS));
        assertThat(answer.federatedUser().arn()).isEqualTo("arn:aws:sts::000000000000:federated-user/alice");
        assertThat(answer.federatedUser().federatedUserId()).isEqualTo("000000000000:alice");
        assertThat(answer.packedPolicySize()).isBetween(1, 99);
    }

    @Test
    void answersAnAssumedRole() {
        var answer =
                issuer().assumeRole(request -> request.roleArn(store.roleArn()).roleSessionName("bob"));

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/Uploader/bob");
        assertThat(answer.credentials().expiration())
                .isCloseTo(CLOCK.instant().plusSeconds(3600), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void saysWhoCalls() {
        assertThat(issuer().getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/issuer");
        assertThat(sts(session()).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::000000000000:federated-user/alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "has space", "ümlaut", "slash/", "123456789012345678901234567890123"})
    void refusesNamesOfFederatedUsers(String name) {
        assertError(400, "ValidationError", () -> issuer().getFederationToken(request -> request.name(name)));
    }

    @Test
    void takesTheLongestNames() {
        assertThatNoException().isThrownBy(() -> issuer().getFederationToken(request -> request.name("n".repeat(32))));
        assertThatNoException().isThrownBy(() -> assumeRole("n".repeat(64), 900));
        assertError(400, "ValidationError", () -> assumeRole("n".repeat(65), 900));
    }

    @ParameterizedTest
    @CsvSource({"899, false", "900, true", "129600, true", "129601, false", "0, false", "-1, false"})
    void boundsTheDurationOfFederationTokens(int seconds, boolean allowed) {
        ThrowingCallable call = () ->
                issuer().getFederationToken(request -> request.name("alice").durationSeconds(seconds));
        if (allowed) {
            assertThatNoException().isThrownBy(call);
        } else {
            assertError(400, "ValidationError", call);
        }
    }

    @ParameterizedTest
    @CsvSource({"899, false", "900, true", "43200, true", "43201, false"})
    void boundsTheDurationOfAssumedRoles(int seconds, boolean allowed) {
        if (allowed) {
            assertThatNoException().isThrownBy(() -> assumeRole("bob", seconds));
        } else {
            assertError(400, "ValidationError", () -> assumeRole("bob", seconds));
        }
    }

    @Test
    void boundsPolicies() {
        String longest = POLICY + " ".repeat(2048 - POLICY.length());

        assertThatNoException().isThrownBy(() -> federate(longest));
        assertError(400, "ValidationError", () -> federate(longest + " "));
        assertError(400, "ValidationError", () -> federate(""));
        assertThatNoException().isThrownBy(() -> federate(POLICY.replace("inbox/a", "inbox/ä\u00ff")));
        assertError(400, "ValidationError", () -> federate(POLICY.replace("inbox/a", "inbox/\u0100")));
        assertError(400, "ValidationError", () -> federate(POLICY.replace("inbox/a", "inbox/\u0001")));
    }

    @Test
    void refusesPoliciesThatAreNone() {
        assertThatExceptionOfType(MalformedPolicyDocumentException.class).isThrownBy(() -> federate("{}"));
        assertThatExceptionOfType(MalformedPolicyDocumentException.class)
                .isThrownBy(() -> issuer().assumeRole(request ->
                        request.roleArn(store.roleArn()).roleSessionName("bob").policy("no json")));
    }

    @Test
    void refusesManagedPoliciesBecauseTheyWouldNarrow() {
        assertError(400, "ValidationError", () -> issuer().getFederationToken(
                        request -> request.name("alice").policyArns(arn -> arn.arn("arn:aws:iam::aws:policy/P"))));
    }

    @Test
    void givesSessionsNoSessions() {
        StsClient session = sts(session());

        assertError(403, "AccessDenied", () -> session.getFederationToken(request -> request.name("alice")));
        assertError(
                403,
                "AccessDenied",
                () -> session.assumeRole(
                        request -> request.roleArn(store.roleArn()).roleSessionName("bob")));
    }

    @Test
    void letsOnlyTheIssuerAssumeTheRole() {
        StsClient admin = sts(store.admin().credentials());

        assertError(
                403,
                "AccessDenied",
                () -> admin.assumeRole(
                        request -> request.roleArn(store.roleArn()).roleSessionName("bob")));
        assertError(403, "AccessDenied", () -> issuer().assumeRole(request ->
                request.roleArn("arn:aws:iam::000000000000:role/Another").roleSessionName("bob")));
    }

    @Test
    void verifiesSignatures() {
        AwsCredentials wrong = AwsBasicCredentials.create(store.issuer().accessKeyId(), "wrong");
        AwsCredentials unknown = AwsBasicCredentials.create("AKIANOBODY", "wrong");

        assertError(403, "SignatureDoesNotMatch", () -> sts(wrong).getCallerIdentity());
        assertError(403, "InvalidClientTokenId", () -> sts(unknown).getCallerIdentity());
    }

    @Test
    void verifiesSessionTokens() {
        AwsSessionCredentials session = session();
        AwsCredentials without = AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey());
        AwsCredentials other =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "another");

        assertError(403, "InvalidClientTokenId", () -> sts(without).getCallerIdentity());
        assertError(403, "InvalidClientTokenId", () -> sts(other).getCallerIdentity());
    }

    @Test
    void refusesExpiredSessions() {
        AwsSessionCredentials session = session();

        CLOCK.move(Duration.ofHours(13));

        assertError(403, "ExpiredToken", () -> sts(session).getCallerIdentity());
    }

    @Test
    void refusesAnonymousAndUnknownCalls() throws Exception {
        assertThat(post("Action=GetCallerIdentity").body()).contains("<Code>MissingAuthenticationToken</Code>");
        assertThat(post("Version=2011-06-15").body()).contains("<Code>MissingAction</Code>");
        assertThat(post("Action=a&Action=b").body()).contains("<Code>MalformedQueryString</Code>");
        assertThat(post("Action=%zz").statusCode()).isEqualTo(400);
        assertError(400, "InvalidAction", () -> issuer().getSessionToken());
    }

    @Test
    void countsAndFailsCallsAsTold() {
        int before = store.sts().calls("GetFederationToken");
        store.sts().throttleNext(1);
        store.sts().unavailableNext(1);

        assertError(400, "Throttling", () -> federate(POLICY));
        assertError(503, "ServiceUnavailable", () -> federate(POLICY));
        assertThatNoException().isThrownBy(() -> federate(POLICY));
        assertThat(store.sts().calls("GetFederationToken")).isEqualTo(before + 3);
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(StsException.class).isThrownBy(call).satisfies(error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.statusCode()).isEqualTo(status);
        });
    }

    private static void assumeRole(String name, int seconds) {
        issuer().assumeRole(request ->
                request.roleArn(store.roleArn()).roleSessionName(name).durationSeconds(seconds));
    }

    private static Credentials federate(String policy) {
        return issuer().getFederationToken(request -> request.name("alice").policy(policy))
                .credentials();
    }

    private static AwsSessionCredentials session() {
        Credentials session = federate(POLICY);
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private static StsClient issuer() {
        return sts(store.issuer().credentials());
    }

    /** Without retries, so that every error is seen. */
    private static StsClient sts(AwsCredentials who) {
        return StsClient.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .build())
                .build();
    }

    private static HttpResponse<String> post(String form) throws Exception {
        URI root = store.endpoint().resolve("/");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(root)
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
