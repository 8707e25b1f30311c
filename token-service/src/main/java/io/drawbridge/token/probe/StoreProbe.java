package io.drawbridge.token.probe;

import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.probe.ProbeOutcome.Enforces;
import io.drawbridge.token.probe.ProbeOutcome.IgnoresPolicy;
import io.drawbridge.token.probe.ProbeOutcome.Inconclusive;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.IssueRequest;
import io.drawbridge.token.vending.MonitoredIssuer;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Finds out whether a store keeps sessions to their policy: with a session for one key, that key must work and its
 * neighbour must not. Leaves nothing behind.
 */
final class StoreProbe {

    private static final String SUBJECT = "drawbridge-probe";
    private static final int DENIED = 403;

    private final MonitoredIssuer issuer;
    private final ProbeClient s3;
    private final BucketName bucket;
    private final StoreProfile profile;

    StoreProbe(MonitoredIssuer issuer, ProbeClient s3, BucketName bucket, StoreProfile profile) {
        this.issuer = issuer;
        this.s3 = s3;
        this.bucket = bucket;
        this.profile = profile;
    }

    /** What the sessions of this issuer let be known. */
    Uni<ProbeOutcome> run(IssuerChoice choice) {
        String folder = SUBJECT + "/" + UUID.randomUUID();
        ObjectKey granted = new ObjectKey(folder + "/granted");
        ObjectKey neighbour = new ObjectKey(folder + "/neighbour");
        SessionPolicy policy = SessionPolicy.of(new Scope(bucket, granted, Set.of(Action.UPLOAD)), profile);
        return issuer.issue(new IssueRequest(SUBJECT, policy, Lifetime.SHORTEST, choice))
                .map(session -> s3.as(session, bucket))
                .chain(store -> store.beginAndAbort(granted).chain(() -> tryNeighbour(store, neighbour)))
                .onFailure()
                .recoverWithItem(StoreProbe::inconclusive);
    }

    private static Uni<ProbeOutcome> tryNeighbour(ProbeClient.Session store, ObjectKey neighbour) {
        return store.putAndDelete(neighbour)
                .<ProbeOutcome>replaceWith(IgnoresPolicy::new)
                .onFailure(StoreProbe::isDenied)
                .recoverWithItem(Enforces::new);
    }

    private static boolean isDenied(Throwable failure) {
        return failure instanceof S3Exception answer && answer.statusCode() == DENIED;
    }

    private static ProbeOutcome inconclusive(Throwable failure) {
        if (failure instanceof S3Exception answer) {
            return new Inconclusive(
                    "the store answers " + answer.statusCode() + " to a session for the key that it is for");
        }
        if (failure instanceof ProblemException problem) {
            return new Inconclusive(problem.type().title());
        }
        return new Inconclusive(
                "the store does not answer (" + failure.getClass().getSimpleName() + ")");
    }
}
