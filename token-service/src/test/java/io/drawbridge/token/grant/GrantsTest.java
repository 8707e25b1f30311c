package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.grant.Decision.Reason;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final BucketName BUCKET = new BucketName("bkt");
    private static final Caller ALICE = new Caller("alice", Set.of("team-a", "team-b"), CallerKind.API_KEY);
    private static final Caller BOB = new Caller("bob", Set.of(), CallerKind.OIDC);
    private static final Limits HOUR = limits(1, OptionalLong.empty());

    @Test
    void deniesByDefault() {
        assertThat(decide(new Grants(List.of()), ALICE, upload(new ObjectKey("k"))))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_CALLER));
    }

    @Test
    void tellsTheLogHowNearItWas() {
        Grants grants = new Grants(List.of(grant("g", to("alice"), HOUR, "uploads/*")));
        assertThat(decide(grants, BOB, upload(new ObjectKey("uploads/f"))))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_CALLER));
        assertThat(decide(
                        grants,
                        ALICE,
                        new Scope(new BucketName("other"), new ObjectKey("uploads/f"), Set.of(Action.UPLOAD))))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_BUCKET));
        assertThat(decide(grants, ALICE, new Scope(BUCKET, new ObjectKey("uploads/f"), Set.of(Action.DOWNLOAD))))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_ACTIONS));
        assertThat(decide(grants, ALICE, upload(new ObjectKey("uploads2/f"))))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_KEY));
    }

    @Test
    void allowsKeysAndFoldersInsideAndNothingAround() {
        Grants grants = new Grants(List.of(grant("g", to("alice"), HOUR, "uploads/*")));
        assertThat(decide(grants, ALICE, upload(new ObjectKey("uploads/f")))).isInstanceOf(Allowed.class);
        assertThat(decide(grants, ALICE, upload(new KeyPrefix("uploads/")))).isInstanceOf(Allowed.class);
        assertThat(decide(grants, ALICE, upload(new KeyPrefix("uploads/sub/")))).isInstanceOf(Allowed.class);
        Stream.of(KeyPrefix.WHOLE_BUCKET, new KeyPrefix("up/"), new ObjectKey("uploads"), new ObjectKey("uploads*"))
                .forEach(target ->
                        assertThat(decide(grants, ALICE, upload(target))).isInstanceOf(Denied.class));
    }

    @Test
    void allowsOnlyWhatOneGrantAllowsAlone() {
        Grant upload = grant("u", to("alice"), HOUR, "uploads/*");
        Grant download = new Grant(
                "d", to("alice"), BUCKET, List.of(KeyPattern.parse("uploads/*")), Set.of(Action.DOWNLOAD), HOUR);
        Scope both = new Scope(BUCKET, new ObjectKey("uploads/f"), Set.of(Action.UPLOAD, Action.DOWNLOAD));
        assertThat(decide(new Grants(List.of(upload, download)), ALICE, both))
                .isEqualTo(new Denied(Reason.NO_GRANT_FOR_ACTIONS));
    }

    @Test
    void knowsCallersByGroupAndKind() {
        Grants grants = new Grants(List.of(grant(
                "g", new Audience(Set.of(), Set.of("team-a"), Set.of(CallerKind.API_KEY)), HOUR, "teams/{group}/*")));
        Caller sameGroupOtherKind = new Caller("eve", Set.of("team-a"), CallerKind.OIDC);
        assertThat(decide(grants, ALICE, upload(new ObjectKey("teams/team-a/f"))))
                .isInstanceOf(Allowed.class);
        assertThat(decide(grants, sameGroupOtherKind, upload(new ObjectKey("teams/team-a/f"))))
                .isInstanceOf(Denied.class);
        // team-b is one of alice's groups, but not one that this grant is for
        assertThat(decide(grants, ALICE, upload(new ObjectKey("teams/team-b/f"))))
                .isInstanceOf(Denied.class);
    }

    @Test
    void givesTheMostGenerousOfSeveral() {
        Grants grants = new Grants(List.of(
                grant("a-short", to("alice"), HOUR, "uploads/*"),
                grant("b-small", to("alice"), limits(2, OptionalLong.of(1)), "uploads/*"),
                grant("c-large", to("alice"), limits(2, OptionalLong.empty()), "uploads/*")));
        assertThat(allowed(grants, new ObjectKey("uploads/f")).grant().name()).isEqualTo("c-large");
    }

    @Test
    void leasesTheWidestFolderUnderTheSameLimits() {
        Grants grants = new Grants(List.of(
                grant("narrow", to("alice"), HOUR, "uploads/sub/*", "uploads/sub/f"),
                grant("wide", to("alice"), HOUR, "uploads/*"),
                grant("wider-but-small", to("alice"), limits(1, OptionalLong.of(1)), "*")));
        assertThat(allowed(grants, new ObjectKey("uploads/sub/f")).lease())
                .isEqualTo(Optional.of(upload(new KeyPrefix("uploads/"))));
    }

    @Test
    void leasesNothingAroundAnExactKey() {
        Grants grants = new Grants(List.of(grant("g", to("alice"), HOUR, "exact/file.bin")));
        assertThat(allowed(grants, new ObjectKey("exact/file.bin")).lease()).isEmpty();
    }

    @Test
    void leasesOnlyTheCallersOwn() {
        Grants grants = new Grants(List.of(grant("g", to("alice", "bob"), HOUR, "users/{subject}/*")));
        assertThat(allowed(grants, new ObjectKey("users/alice/f")).lease())
                .isEqualTo(Optional.of(upload(new KeyPrefix("users/alice/"))));
        assertThat(decide(grants, ALICE, upload(new ObjectKey("users/bob/f")))).isInstanceOf(Denied.class);
    }

    private static Allowed allowed(Grants grants, Target target) {
        return (Allowed) decide(grants, ALICE, upload(target));
    }

    private static Decision decide(Grants grants, Caller caller, Scope scope) {
        return grants.decide(caller, scope, LocalDate.EPOCH);
    }

    private static Scope upload(Target target) {
        return new Scope(BUCKET, target, Set.of(Action.UPLOAD));
    }

    private static Audience to(String... subjects) {
        return new Audience(Set.of(subjects), Set.of(), Set.of());
    }

    private static Limits limits(int hours, OptionalLong size) {
        return new Limits(new Lifetime(Duration.ofHours(1), Duration.ofHours(hours)), size);
    }

    private static Grant grant(String name, Audience audience, Limits limits, String... keys) {
        List<KeyPattern> patterns = Stream.of(keys).map(KeyPattern::parse).toList();
        return new Grant(name, audience, BUCKET, patterns, Set.of(Action.UPLOAD), limits);
    }
}
