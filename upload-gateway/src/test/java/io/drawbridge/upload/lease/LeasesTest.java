package io.drawbridge.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Bearer ALICE = new Bearer("alice-token");
    private static final Bearer BOB = new Bearer("bob-token");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private String prefix = "up/";
    private List<String> types = List.of();
    private Duration lifetime = Duration.ofMinutes(15);
    private final List<LeaseQuestion> asked = new ArrayList<>();
    private final List<UniEmitter<? super LeaseAnswer>> waiting = new ArrayList<>();
    private final Leases leases = new Leases(
            new TokenServiceClient(
                    this::question,
                    (ticket, requestId) -> null,
                    new GatewayKey(config().getConfigMapping(TokenServiceConfig.class)),
                    config().getConfigMapping(TokenServiceConfig.class)),
            config().getConfigMapping(LeaseConfig.class),
            () -> now);

    @Test
    void aPrefixIsAskedForOnceAndUsedUntilItIsTooOld() {
        answered(ALICE, "up/a");
        answered(ALICE, "up/b/c");
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(61);
        answered(ALICE, "up/a");
        assertThat(asked).hasSize(2);
    }

    @Test
    void keysOutsideThePrefixAreAskedFor() {
        answered(ALICE, "up/a");
        answered(ALICE, "upper/a");
        answered(ALICE, "up");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aPrefixWithoutASlashAtItsEndIsNotTrusted() {
        prefix = "up";
        answered(ALICE, "up/a");
        answered(ALICE, "up/b");
        assertThat(asked).hasSize(2);
    }

    @Test
    void withoutAPrefixALeaseIsForItsKeyOnly() {
        prefix = null;
        answered(ALICE, "up/a");
        answered(ALICE, "up/a");
        assertThat(asked).hasSize(1);
        answered(ALICE, "up/ab");
        assertThat(asked).hasSize(2);
    }

    /** Two grants of one caller: neither lends its limits to the other. */
    @Test
    void prefixesKeepTheirOwnLimits() {
        prefix = "pictures/";
        types = List.of("image/*");
        assertThat(upload("pictures/a").limits().contentTypes()).containsExactly("image/*");
        prefix = "up/";
        types = List.of();
        assertThat(upload("up/a").limits().contentTypes()).isEmpty();
        assertThat(upload("pictures/b").limits().contentTypes()).containsExactly("image/*");
        assertThat(asked).hasSize(2);
    }

    @Test
    void callersShareNothing() {
        answered(ALICE, "up/a");
        answered(BOB, "up/a");
        assertThat(asked).hasSize(2);
    }

    @Test
    void credentialsThatEndSoonAreNotUsedAgain() {
        lifetime = Duration.ofSeconds(90);
        answered(ALICE, "up/a");
        now = now.plusSeconds(31);
        answered(ALICE, "up/a");
        assertThat(asked).hasSize(2);
    }

    @Test
    void uploadsThatBeginTogetherAskOnce() {
        List<UniAssertSubscriber<CredentialLease>> uploads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            uploads.add(ask(ALICE, "up/" + i));
        }
        assertThat(asked).hasSize(1);
        waiting.get(0).complete(answer(asked.get(0)));
        uploads.forEach(upload -> upload.awaitItem(Duration.ofSeconds(5)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whomTheFirstAnswerDoesNotHelpAsksAndNotOneAfterTheOther() {
        prefix = null;
        List<UniAssertSubscriber<CredentialLease>> uploads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            uploads.add(ask(ALICE, "up/" + i));
        }
        waiting.get(0).complete(answer(asked.get(0)));
        assertThat(asked).hasSize(10);
        answerAll();
        uploads.forEach(upload -> upload.awaitItem(Duration.ofSeconds(5)));
    }

    @Test
    void aRefusalIsNotKept() {
        UniAssertSubscriber<CredentialLease> refused = ask(ALICE, "up/a");
        waiting.get(0).fail(new java.io.IOException("down"));
        assertThat(refused.awaitFailure().getFailure())
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.TOKEN_SERVICE_UNAVAILABLE));
        answered(ALICE, "up/a");
        assertThat(asked).hasSize(2);
    }

    @Test
    void oneWhoLeavesDoesNotSpoilTheAnswerForTheOthers() {
        UniAssertSubscriber<CredentialLease> first = ask(ALICE, "up/a");
        UniAssertSubscriber<CredentialLease> second = ask(ALICE, "up/a");
        first.cancel();
        answerAll();
        second.awaitItem(Duration.ofSeconds(5));
        assertThat(asked).hasSize(1);
    }

    @Test
    void spentCredentialsAreReplacedForAllWhoHoldThem() {
        UploadLease one = upload("up/a");
        UploadLease two = upload("up/b");
        SessionCredentials spent = one.credentials().await().indefinitely();
        UniAssertSubscriber<SessionCredentials> fresh =
                one.replace(spent).subscribe().withSubscriber(UniAssertSubscriber.create());
        answerAll();
        SessionCredentials replaced = fresh.awaitItem(Duration.ofSeconds(5)).getItem();
        assertThat(replaced).isNotEqualTo(spent);
        assertThat(two.replace(spent).await().indefinitely()).isEqualTo(replaced);
        assertThat(asked).hasSize(2);
    }

    @Test
    void nothingPrintsASecret() {
        answered(ALICE, "up/a");
        String printed = ALICE + " " + answer(asked.get(0)) + " "
                + ask(ALICE, "up/a").getItem() + " "
                + LeaseKey.exact(ALICE, target("up/a"));
        assertThat(printed).doesNotContain("alice-token", "marker-secret", "marker-session");
    }

    private UploadLease upload(String key) {
        UniAssertSubscriber<UploadLease> lease =
                leases.forUpload(ALICE, target(key), "id").subscribe().withSubscriber(UniAssertSubscriber.create());
        answerAll();
        return lease.awaitItem(Duration.ofSeconds(5)).getItem();
    }

    private void answered(Bearer caller, String key) {
        UniAssertSubscriber<CredentialLease> lease = ask(caller, key);
        answerAll();
        assertThat(lease.awaitItem(Duration.ofSeconds(5)).getItem().covers(new ObjectKey(key)))
                .isTrue();
    }

    private UniAssertSubscriber<CredentialLease> ask(Bearer caller, String key) {
        return leases.lease(caller, target(key), "id").subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void answerAll() {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).complete(answer(asked.get(i)));
        }
    }

    private Uni<LeaseAnswer> question(String authorization, String enforcer, String requestId, LeaseQuestion question) {
        asked.add(question);
        return Uni.createFrom().emitter(waiting::add);
    }

    private LeaseAnswer answer(LeaseQuestion question) {
        return new LeaseAnswer(
                "id-" + asked.size(),
                "marker-secret",
                "marker-session",
                now.plus(lifetime),
                question.bucket(),
                question.key(),
                prefix,
                null,
                types,
                false,
                null);
    }

    private static UploadTarget target(String key) {
        return new UploadTarget(new BucketName("bkt"), new ObjectKey(key));
    }

    private static SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TokenServiceConfig.class)
                .withMapping(LeaseConfig.class)
                .build();
    }

    @Test
    void bearersAreReadStrictly() {
        assertThat(Bearer.parse(Optional.of("Bearer abc.def")).header()).isEqualTo("Bearer abc.def");
        for (String malformed : List.of("", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "Bearer a\nb", "abc")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Bearer.parse(Optional.of(malformed)))
                    .isInstanceOf(Refusal.class);
        }
    }
}
