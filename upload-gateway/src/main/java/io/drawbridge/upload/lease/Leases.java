package io.drawbridge.upload.lease;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drawbridge.upload.object.UploadTarget;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Leases of all callers, each kept for a bounded time, so that a thousand small uploads of one caller to one prefix
 * cost one call of the token service. A refusal is never kept.
 */
@ApplicationScoped
public class Leases {

    /** No call to the store is begun with credentials that end sooner. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private final TokenServiceClient tokenService;
    private final InstantSource clock;
    private final Cache<LeaseKey, CredentialLease> kept;
    private final ConcurrentMap<LeaseKey, CompletableFuture<CredentialLease>> running = new ConcurrentHashMap<>();

    @Inject
    Leases(TokenServiceClient tokenService, LeaseConfig config, InstantSource clock) {
        this.tokenService = tokenService;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.maxEntries())
                .expireAfterWrite(config.maxAge())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Authorizes an upload: the caller may write this object, or the Uni fails with a Refusal. */
    public Uni<UploadLease> forUpload(Bearer caller, UploadTarget target, String requestId) {
        return lease(caller, target, requestId)
                .map(first -> new UploadLease(first, spent -> renew(caller, target, spent, requestId), clock));
    }

    /** A lease that covers the target: one that is kept, one that is on its way, or a new one. */
    Uni<CredentialLease> lease(Bearer caller, UploadTarget target, String requestId) {
        return keptOr(caller, target, () -> afterTheRunningCall(caller, target)
                .chain(() -> keptOr(caller, target, () -> ask(caller, target, requestId))));
    }

    private Uni<CredentialLease> renew(Bearer caller, UploadTarget target, SessionCredentials spent, String requestId) {
        kept.asMap().values().removeIf(lease -> lease.credentials().equals(spent));
        return lease(caller, target, requestId);
    }

    private Uni<CredentialLease> keptOr(Bearer caller, UploadTarget target, Supplier<Uni<CredentialLease>> otherwise) {
        return kept(caller, target).map(lease -> Uni.createFrom().item(lease)).orElseGet(otherwise);
    }

    /**
     * Many uploads that begin together mostly share a prefix, which only the first answer tells: so the others wait
     * for that one before they ask for themselves.
     */
    private Uni<Void> afterTheRunningCall(Bearer caller, UploadTarget target) {
        CompletableFuture<CredentialLease> first = running.get(LeaseKey.ofBucket(caller, target));
        return first == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(first::copy)
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithNull();
    }

    private Uni<CredentialLease> ask(Bearer caller, UploadTarget target, String requestId) {
        CompletableFuture<CredentialLease> mine = new CompletableFuture<>();
        LeaseKey exact = LeaseKey.exact(caller, target);
        CompletableFuture<CredentialLease> theirs = running.putIfAbsent(exact, mine);
        if (theirs != null) {
            return Uni.createFrom().completionStage(theirs::copy);
        }
        LeaseKey bucket = LeaseKey.ofBucket(caller, target);
        running.putIfAbsent(bucket, mine);
        tokenService
                .lease(caller, target, requestId)
                // Before the others hear of it: they look here first.
                .invoke(lease -> kept.put(LeaseKey.of(caller, lease), lease))
                .onTermination()
                .invoke(() -> {
                    running.remove(exact, mine);
                    running.remove(bucket, mine);
                })
                .subscribe()
                .with(mine::complete, mine::completeExceptionally);
        return Uni.createFrom().completionStage(mine::copy);
    }

    private Optional<CredentialLease> kept(Bearer caller, UploadTarget target) {
        return LeaseKey.candidates(caller, target)
                .map(kept::getIfPresent)
                .filter(lease -> lease != null
                        && lease.covers(target.key())
                        && lease.credentials().lastsFor(MARGIN, clock.instant()))
                .findFirst();
    }
}
