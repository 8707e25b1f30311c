package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.SeaweedFs;
import io.drawbridge.token.fixture.Clients;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.grant.IssuerType;
import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.scope.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Sessions as they are compiled and asked for here, before a store that enforces them. */
@EnabledIfInstalled("weed")
class SeaweedSessionsTest {

    private static final long SEED = Long.getLong("seaweed.seed", System.nanoTime());
    private static final int KEYS = Integer.getInteger("seaweed.keys", 60);
    private static final String CHARACTERS = "ab01 !\"#$%&'()+,-.:;<=>@[]^_`{|}~\\/éÿ§";
    private static final RequestBody BODY = RequestBody.fromString("body");

    @TempDir
    static Path folder;

    private static SeaweedFs seaweed;
    private static StsAsyncClient sts;
    private static TestStore store;

    @BeforeAll
    static void start() {
        seaweed = SeaweedFs.start(folder, TestStore.BUCKET);
        sts = Clients.sts(seaweed.endpoint(), seaweed.issuer().credentials());
        store = new TestStore(
                seaweed.endpoint(),
                "seaweedfs",
                seaweed.admin().credentials(),
                seaweed.issuer().credentials(),
                seaweed.roleArn(),
                Optional.empty());
    }

    @AfterAll
    static void stop() {
        sts.close();
        seaweed.close();
    }

    /** Keys with every special character that the profile admits: the session writes exactly that key. */
    @Test
    void writeExactlyTheKeyThatTheyAreFor() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < KEYS; i++) {
            ObjectKey key = key(random);
            try (S3Client s3 = store.s3(session(choice(i), key, ObjectSettings.NONE, Map.of()))) {
                String which = "seed " + SEED + ", key " + key.value();
                assertThatCode(() -> put(s3, key.value())).as(which).doesNotThrowAnyException();
                String neighbour = neighbour(key.value(), random);
                assertThatThrownBy(() -> put(s3, neighbour))
                        .as("%s, neighbour %s", which, neighbour)
                        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                                .isEqualTo(403));
                assertThat(stored(key)).as(which).isEqualTo("body");
            } catch (ProblemException escapeNeeded) {
                refused++;
            }
        }
        assertThat(refused).as("keys that the profile refuses").isLessThan(KEYS / 2);
    }

    /** A session for a folder stays in it, however the way out is spelled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p/bob/f",
                "p/alice/../bob/f",
                "p/alice/x/../../bob/f",
                "p/alice/..\\bob\\f",
                "p/alice\\..\\bob/f",
                "p\\bob\\f",
                "p/alice",
                "p/alice2/f"
            })
    void stayInTheirFolder(String key) {
        Target prefix = new KeyPrefix("p/alice/");
        for (int i = 0; i < 2; i++) {
            try (S3Client s3 = store.s3(session(choice(i), prefix, ObjectSettings.NONE, Map.of()))) {
                assertThatCode(() -> put(s3, "p/alice/f")).doesNotThrowAnyException();
                assertThatThrownBy(() -> put(s3, key)).isInstanceOf(S3Exception.class);
            }
        }
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.listObjectsV2(list -> list.bucket(TestStore.BUCKET).prefix("p/bob"))
                            .contents())
                    .isEmpty();
        }
    }

    /** What a grant says of tags needs an action of its own; the caller's session tags are taken, too. */
    @Test
    void writeWithTheTagsOfTheGrant() {
        ObjectSettings tags = new ObjectSettings(Optional.empty(), Map.of("project", "a b"));
        for (int i = 0; i < 2; i++) {
            ObjectKey key = new ObjectKey("tagged/" + i);
            Map<String, String> sessionTags = Map.of("drawbridge:caller", "alice", "drawbridge:kind", "api-key");
            try (S3Client s3 = store.s3(session(choice(i), key, tags, sessionTags))) {
                s3.putObject(
                        put -> put.bucket(TestStore.BUCKET)
                                .key(key.value())
                                .tagging(tags.headers().get("x-amz-tagging")),
                        BODY);
            }
            try (S3Client admin = store.s3(store.admin())) {
                assertThat(admin.getObjectTagging(
                                        get -> get.bucket(TestStore.BUCKET).key(key.value()))
                                .tagSet())
                        .extracting(tag -> tag.key() + "=" + tag.value())
                        .isEqualTo(List.of("project=a b"));
            }
        }
    }

    private static IssuerChoice choice(int i) {
        return i % 2 == 0
                ? TestIssuers.FEDERATION
                : new IssuerChoice(IssuerType.ASSUME_ROLE, Optional.of(store.roleArn()));
    }

    private static AwsSessionCredentials session(
            IssuerChoice choice, Target target, ObjectSettings settings, Map<String, String> tags) {
        Scope scope = new Scope(new BucketName(TestStore.BUCKET), target, Set.of(Action.UPLOAD));
        SessionPolicy policy = SessionPolicy.of(scope, settings, StoreProfile.SEAWEEDFS);
        SessionCredentials session = TestIssuers.federation(sts, "5s")
                .issue(new IssueRequest("alice", policy, Lifetime.SHORTEST, choice, tags))
                .await()
                .atMost(Duration.ofSeconds(10));
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), BODY);
    }

    private static String stored(ObjectKey key) {
        try (S3Client admin = store.s3(store.admin())) {
            return admin.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(key.value()))
                    .asUtf8String();
        }
    }

    private static ObjectKey key(Random random) {
        while (true) {
            try {
                return new ObjectKey("p/" + text(random, 1 + random.nextInt(12)));
            } catch (ProblemException again) {
                // a slash where none may be
            }
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, CHARACTERS.length()).forEach(i -> text.append(CHARACTERS.charAt(i)));
        return text.toString();
    }

    /** One character more, less, or another one; SeaweedFS does not tell upper from lower case, so neither is made. */
    private static String neighbour(String key, Random random) {
        String letters = "cd9-";
        int at = 2 + random.nextInt(key.length() - 1);
        char other = letters.charAt(random.nextInt(letters.length()));
        String changed = key.substring(0, at) + other + key.substring(Math.min(key.length(), at + random.nextInt(2)));
        return changed.equals(key) ? key + "c" : changed;
    }
}
