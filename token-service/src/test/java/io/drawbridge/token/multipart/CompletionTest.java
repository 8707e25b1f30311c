package io.drawbridge.token.multipart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.drawbridge.token.fixture.Clients;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.vending.SessionCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What becomes of an upload when S3 answers otherwise than one hopes. */
class CompletionTest {

    @RegisterExtension
    static final WireMockExtension S3 = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final SessionCredentials SESSION =
            new SessionCredentials("id", "secret", "token", Instant.parse("2026-01-01T12:00:00Z"));
    private static final ObjectAddress OBJECT =
            new ObjectAddress(new BucketName("bucket"), new ObjectKey("uploads/key"));
    private static final PartTags ONE_PART = new PartTags(List.of(new PartTag(1, "5d41402abc4b2a76b9719d911017c592")));

    /** MD5 of the bytes of that MD5. */
    private static final String ITS_ETAG = "62109206880d38a4010a98e11243924a-1";

    private S3AsyncClient client;
    private PartStore store;

    @BeforeEach
    void connect() {
        client = Clients.s3(URI.create(S3.baseUrl()), AwsBasicCredentials.create("own", "own-secret"));
        store = new PartStore(client);
        S3.stubFor(any(anyUrl()).willReturn(S3Answers.error(403, "AccessDenied")));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void listsAllPages() {
        page("", 1, 1000, true);
        page("1000", 1001, 2000, true);
        page("2000", 2001, 2005, false);

        List<StoredPart> parts = store.list(SESSION, upload(false)).await().atMost(Duration.ofSeconds(20));

        assertThat(parts).hasSize(2005);
        assertThat(parts).extracting(StoredPart::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void doesNotAskForeverWhereAPageLeadsNowhere() {
        S3.stubFor(get(anyUrl()).willReturn(S3Answers.parts(1, 0, true)));

        assertThat(store.list(SESSION, upload(false)).await().atMost(Duration.ofSeconds(20)))
                .isEmpty();
    }

    @Test
    void aRepeatedCompletionIsAnsweredAsTheFirstOne() {
        onComplete(S3Answers.error(404, "NoSuchUpload"));
        onHead(ITS_ETAG);

        assertThat(complete(upload(false)).etag()).contains(ITS_ETAG);
    }

    @Test
    void anAbortedUploadIsNotCompletedByAnotherObject() {
        onComplete(S3Answers.error(404, "NoSuchUpload"));
        onHead("00000000000000000000000000000000-1");

        fails(upload(false), ProblemType.NO_SUCH_UPLOAD);
    }

    @Test
    void whatCannotBeSeenIsNotCalledComplete() {
        onComplete(S3Answers.error(404, "NoSuchUpload"));

        fails(upload(false), ProblemType.NO_SUCH_UPLOAD);
    }

    @Test
    void anErrorWithStatus200IsAnError() {
        onComplete(S3Answers.error(200, "InternalError"));

        fails(upload(false), ProblemType.STORE_UNAVAILABLE);
    }

    @Test
    void aLostAnswerIsSettledByWhatIsThere() {
        onComplete(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        onHead(ITS_ETAG);

        assertThat(complete(upload(false)).object()).isEqualTo(OBJECT);
    }

    @Test
    void whatWasThereBeforeIsInTheWay() {
        onComplete(S3Answers.error(412, "PreconditionFailed"));
        onHead(ITS_ETAG);
        S3.stubFor(get(anyUrl()).willReturn(S3Answers.parts(1, 1, false)));

        fails(upload(true), ProblemType.ALREADY_EXISTS);
        S3.verify(postRequestedFor(anyUrl()).withHeader("If-None-Match", matching("\\*")));
    }

    /** Sent twice at once: the second is told of a conflict with the first. */
    @Test
    void aConflictWithItselfIsNone() {
        onComplete(S3Answers.error(409, "ConditionalRequestConflict"));
        onHead(ITS_ETAG);

        assertThat(complete(upload(true)).etag()).contains(ITS_ETAG);
    }

    @Test
    void moreThanTheGrantAllowsIsNotCompleted() {
        S3.stubFor(get(anyUrl()).willReturn(S3Answers.parts(1, 1, false)));
        onComplete(S3Answers.completed("x-1"));

        fails(limited(99), ProblemType.INVALID_REQUEST);
        S3.verify(0, postRequestedFor(anyUrl()));

        assertThat(complete(limited(100)).etag()).isEqualTo("\"x-1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidPart, INVALID_REQUEST",
        "400, EntityTooSmall, INVALID_REQUEST",
        "403, AccessDenied, STORE_REFUSED",
        "404, NoSuchBucket, STORE_REFUSED",
        "409, ConditionalRequestConflict, WRITE_CONFLICT",
        "200, ConditionalRequestConflict, WRITE_CONFLICT",
        "409, OperationAborted, STORE_UNAVAILABLE",
        "503, SlowDown, STORE_UNAVAILABLE"
    })
    void saysWhoseFaultItIs(int status, String code, ProblemType expected) {
        onComplete(S3Answers.error(status, code));

        fails(upload(false), expected);
    }

    private static void page(String marker, int first, int last, boolean more) {
        var asked = get(anyUrl());
        if (first > 1) {
            asked.withQueryParam("part-number-marker", matching(marker));
        }
        S3.stubFor(asked.willReturn(S3Answers.parts(first, last, more)));
    }

    private static void onComplete(ResponseDefinitionBuilder answer) {
        S3.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static void onHead(String etag) {
        S3.stubFor(head(anyUrl()).willReturn(aResponse().withHeader("ETag", "\"" + etag + "\"")));
    }

    private static OpenUpload upload(boolean createOnly) {
        return new OpenUpload(OBJECT, "id", OptionalLong.empty(), OptionalLong.empty(), createOnly);
    }

    private static OpenUpload limited(long most) {
        return new OpenUpload(OBJECT, "id", OptionalLong.empty(), OptionalLong.of(most), false);
    }

    private Completed complete(OpenUpload upload) {
        return new Completion(store).complete(SESSION, upload, ONE_PART).await().atMost(Duration.ofSeconds(20));
    }

    private void fails(OpenUpload upload, ProblemType expected) {
        assertThatThrownBy(() -> complete(upload)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(expected);
            assertThat(problem.detail()).doesNotContain("planted");
        });
    }
}
