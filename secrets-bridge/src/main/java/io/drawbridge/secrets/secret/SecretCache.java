package io.drawbridge.secrets.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.http.CallerContext;
import io.drawbridge.secrets.secret.CachedRead.CacheUse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One question upstream for each thing and time-to-live, whoever asks: tenants share it, because whether they may read
 * is decided before. A value outlives its time for a while, for when the upstream cannot be asked.
 */
final class SecretCache {

    private final CacheLimits limits;
    private final Cache<SecretRef, Fetched> entries;
    private final ConcurrentMap<SecretRef, CompletableFuture<Fetched>> running = new ConcurrentHashMap<>();
    private final SecretSource source;
    private final Ticker ticker;

    SecretCache(SecretSource source, CacheLimits limits, Ticker ticker) {
        this.source = source;
        this.limits = limits;
        this.ticker = ticker;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(limits.maxBytes())
                .<SecretRef, Fetched>weigher((ref, fetched) -> fetched.weight(ref))
                .expireAfter(Expiry.<SecretRef, Fetched>writing((ref, fetched) -> limits.retention(fetched.outcome())))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    Uni<CachedRead> read(SecretRef ref) {
        return Uni.createFrom().deferred(() -> {
            Fetched kept = entries.getIfPresent(ref);
            return isFresh(kept) ? Uni.createFrom().item(kept(kept, CacheUse.HIT)) : ask(ref);
        });
    }

    /** Drops what is kept of a secret, in every version. */
    void forget(String mount, SecretPath path) {
        entries.asMap()
                .keySet()
                .removeIf(ref -> ref.mount().equals(mount) && ref.path().equals(path));
    }

    /** Bytes held, about. */
    long weight() {
        return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private Uni<CachedRead> ask(SecretRef ref) {
        CompletableFuture<Fetched> mine = new CompletableFuture<>();
        CompletableFuture<Fetched> others = running.putIfAbsent(ref, mine);
        if (others != null) {
            return await(ref, others, CacheUse.JOINED);
        }
        Fetched kept = entries.getIfPresent(ref);
        if (isFresh(kept)) {
            // Another one's answer came in between.
            complete(ref, mine, kept);
            return Uni.createFrom().item(kept(kept, CacheUse.HIT));
        }
        fetch(ref, mine);
        return await(ref, mine, CacheUse.MISS);
    }

    private void fetch(SecretRef ref, CompletableFuture<Fetched> future) {
        long start = ticker.read();
        source.fetch(ref)
                .map(outcome -> new Fetched(outcome, Duration.ofNanos(ticker.read() - start), start))
                .invoke(fetched -> remember(ref, fetched))
                .subscribe()
                .with(fetched -> complete(ref, future, fetched), failure -> {
                    running.remove(ref, future);
                    future.completeExceptionally(failure);
                });
    }

    /** What is unknown changes nothing; what is known replaces, and a refusal wipes out, what was there. */
    private void remember(SecretRef ref, Fetched fetched) {
        if (fetched.outcome() instanceof ReadOutcome.Unavailable) {
            return;
        }
        if (limits.retention(fetched.outcome()).isZero()) {
            entries.invalidate(ref);
        } else {
            entries.put(ref, fetched);
        }
    }

    private void complete(SecretRef ref, CompletableFuture<Fetched> future, Fetched fetched) {
        running.remove(ref, future);
        future.complete(fetched);
    }

    private Uni<CachedRead> await(SecretRef ref, CompletableFuture<Fetched> future, CacheUse use) {
        boolean done = future.isDone();
        // A copy: a reader who leaves must not cancel the question of all the others.
        Uni<Fetched> fetched = Uni.createFrom().completionStage(future.copy());
        return (done ? fetched : fetched.emitOn(CallerContext.executor())).map(found -> answer(ref, found, use));
    }

    private CachedRead answer(SecretRef ref, Fetched fetched, CacheUse use) {
        if (fetched.outcome() instanceof ReadOutcome.Unavailable) {
            Fetched kept = entries.getIfPresent(ref);
            if (kept != null && isWithin(kept, limits.retention(kept.outcome()))) {
                return kept(kept, CacheUse.STALE);
            }
        }
        return new CachedRead(fetched.outcome(), use, fetched.upstream(), fetched.age(ticker.read()));
    }

    private CachedRead kept(Fetched kept, CacheUse use) {
        return new CachedRead(kept.outcome(), use, Duration.ZERO, kept.age(ticker.read()));
    }

    private boolean isFresh(Fetched kept) {
        return kept != null && isWithin(kept, limits.freshness(kept.outcome()));
    }

    /** By the time when it was asked for: what was true then. */
    private boolean isWithin(Fetched kept, Duration limit) {
        return kept.age(ticker.read()).compareTo(limit) < 0;
    }
}
