package io.drawbridge.token;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.drawbridge.token.fixture.Door.uploads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the credentials may do on a store that enforces: what was granted, and nothing beside it. */
abstract class EnforcementSuite {

    private static final RequestBody BODY = RequestBody.fromString("body");
    private static final int PART = 5 * 1024 * 1024;

    TestStore store;

    private final String folder = "uploads/" + UUID.randomUUID();
    private final String key = folder + "/key";

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void putsTheGrantedKey() {
        withSession(
                upload(key),
                s3 -> s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), BODY));
        assertThat(stored(key)).isEqualTo("body");
    }

    @Test
    void uploadsTheGrantedKeyInParts() {
        withSession(upload(key), s3 -> {
            String id = begin(s3, key);
            List<CompletedPart> parts = List.of(part(s3, id, 1, PART), part(s3, id, 2, 7));
            assertThat(s3.listParts(list ->
                                    list.bucket(TestStore.BUCKET).key(key).uploadId(id))
                            .parts())
                    .hasSize(2);
            s3.completeMultipartUpload(complete -> complete.bucket(TestStore.BUCKET)
                    .key(key)
                    .uploadId(id)
                    .multipartUpload(upload -> upload.parts(parts)));
        });
        assertThat(stored(key)).hasSize(PART + 7);
    }

    @Test
    void abortsItsOwnUpload() {
        withSession(upload(key), s3 -> {
            String id = begin(s3, key);
            part(s3, id, 1, 7);
            s3.abortMultipartUpload(
                    abort -> abort.bucket(TestStore.BUCKET).key(key).uploadId(id));
        });
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.listMultipartUploads(
                                    list -> list.bucket(TestStore.BUCKET).prefix(folder))
                            .uploads())
                    .isEmpty();
        }
    }

    @Test
    void putsAnythingUnderAGrantedPrefixAndNothingBesideIt() {
        withSession(uploads(folder + "/"), s3 -> {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), BODY);
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(folder + "/deeper/key"), BODY);
            isDenied(() -> s3.putObject(put -> put.bucket(TestStore.BUCKET).key(folder + "2/key"), BODY));
            isDenied(() -> s3.putObject(put -> put.bucket(TestStore.BUCKET).key("uploads/key"), BODY));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/key2", "/ke", "/key/below", "2/key", "/KEY2", "/key*", "/key?"})
    void deniesNeighbours(String other) {
        withSession(upload(key), s3 -> {
            isDenied(() -> s3.putObject(put -> put.bucket(TestStore.BUCKET).key(folder + other), BODY));
            isDenied(() -> begin(s3, folder + other));
        });
    }

    @Test
    void deniesOtherBuckets() {
        withSession(
                upload(key),
                s3 -> isDenied(() ->
                        s3.putObject(put -> put.bucket(TestStore.OTHER_BUCKET).key(key), BODY)));
    }

    /** Keys that would be patterns or variables, were they not written literally. */
    @ParameterizedTest
    @ValueSource(strings = {"a*", "a?", "*", "?", "${aws:username}", "${aws:userid}/x", "x${*}", "a*b?c$"})
    void takesPatternsForKeysOrRefusesThem(String pattern) {
        String granted = folder + "/" + pattern;
        ValidatableResponse answer = post(TestCaller.ALICE, upload(granted));
        if (store.profile().equals("aws")) {
            withSession(answer, s3 -> {
                for (String other : List.of("ab", "a", "abc", "alice", "x", "alice/x", "xa", "x*", "aXbYc$")) {
                    isDenied(() ->
                            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(folder + "/" + other), BODY));
                }
                s3.putObject(put -> put.bucket(TestStore.BUCKET).key(granted), BODY);
            });
            assertThat(stored(granted)).isEqualTo("body");
        } else {
            answer.statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../key", "/./key", "//key"})
    void givesNothingForKeysThatStoresResolve(String trick) {
        post(TestCaller.ALICE, upload(folder + trick)).statusCode(400);
    }

    @Test
    void doesNotLetASessionOutByDots() {
        withSession(uploads(folder + "/"), s3 -> assertThatThrownBy(
                        () -> s3.putObject(put -> put.bucket(TestStore.BUCKET).key(folder + "/../escaped"), BODY))
                .isInstanceOf(S3Exception.class));
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.listObjectsV2(list -> list.bucket(TestStore.BUCKET).prefix("uploads/escaped"))
                            .contents())
                    .isEmpty();
        }
    }

    @Test
    void deniesReadingListingAndDeleting() {
        withSession(upload(key), s3 -> {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), BODY);
            isDenied(() -> s3.getObject(get -> get.bucket(TestStore.BUCKET).key(key)));
            isDenied(() -> s3.headObject(head -> head.bucket(TestStore.BUCKET).key(key)));
            isDenied(() -> s3.listObjectsV2(list -> list.bucket(TestStore.BUCKET)));
            isDenied(() -> s3.listMultipartUploads(list -> list.bucket(TestStore.BUCKET)));
            isDenied(() ->
                    s3.deleteObject(delete -> delete.bucket(TestStore.BUCKET).key(key)));
            isDenied(() -> s3.copyObject(copy -> copy.sourceBucket(TestStore.BUCKET)
                    .sourceKey(key)
                    .destinationBucket(TestStore.BUCKET)
                    .destinationKey(folder + "/copy")));
        });
        assertThat(stored(key)).isEqualTo("body");
    }

    @Test
    void readsAndDeletesWhereThatIsGranted() {
        Map<String, Object> body = upload(key);
        body.put("actions", List.of("upload", "download", "delete"));
        withSession(post(TestCaller.READER, body), s3 -> {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), BODY);
            assertThat(s3.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(key))
                            .asUtf8String())
                    .isEqualTo("body");
            s3.deleteObject(delete -> delete.bucket(TestStore.BUCKET).key(key));
            isDenied(() -> s3.getObject(get -> get.bucket(TestStore.BUCKET).key(folder + "/other")));
        });
    }

    private void withSession(Map<String, Object> body, Consumer<S3Client> use) {
        withSession(post(TestCaller.ALICE, body), use);
    }

    private void withSession(ValidatableResponse answer, Consumer<S3Client> use) {
        try (S3Client s3 = store.s3(Door.session(answer))) {
            use.accept(s3);
        }
    }

    private String stored(String stored) {
        try (S3Client admin = store.s3(store.admin())) {
            return admin.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(stored))
                    .asUtf8String();
        }
    }

    private static String begin(S3Client s3, String of) {
        return s3.createMultipartUpload(begin -> begin.bucket(TestStore.BUCKET).key(of))
                .uploadId();
    }

    private CompletedPart part(S3Client s3, String id, int number, int size) {
        String tag = s3.uploadPart(
                        part -> part.bucket(TestStore.BUCKET)
                                .key(key)
                                .uploadId(id)
                                .partNumber(number),
                        RequestBody.fromBytes(new byte[size]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static void isDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, refusal -> assertThat(refusal.statusCode())
                .isEqualTo(403));
    }
}
