package io.drawbridge.token.vending;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Credentials for the next same request. However many ask at once, one call is made; credentials in use are renewed in
 * the background before they are too old to be given away; a failure is told to those who wait and then forgotten.
 */
@ApplicationScoped
public class CredentialCache {

    /** After a failed renewal, how long to leave STS alone: what is cached still serves. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(10);

    private final Freshness freshness;
    private final MeterRegistry meters;
    private final AsyncCache<CacheKey, SessionCredentials> entries;
    private final Cache<CacheKey, Boolean> renewals;

    CredentialCache(InstantSource clock, CacheConfig config, MeterRegistry meters) {
        this.freshness = new Freshness(clock);
        this.meters = meters;
        this.entries = Caffeine.newBuilder()
                .maximumSize(config.maxEntries())
                .expireAfter(freshness)
                .ticker(freshness::nanos)
                .executor(Runnable::run)
                .buildAsync();
        this.renewals = Caffeine.newBuilder()
                .maximumSize(config.maxEntries())
                .expireAfterWrite(RENEWAL_PAUSE)
                .ticker(freshness::nanos)
                .executor(Runnable::run)
                .build();
        meters.gauge("drawbridge.credential.cache.entries", entries, cache -> cache.synchronous()
                .estimatedSize());
    }

    /** Cached credentials, or those of the one call that is under way or now begins. */
    Uni<SessionCredentials> get(CacheKey key, Supplier<Uni<SessionCredentials>> issue) {
        return Uni.createFrom().completionStage(() -> find(key, issue));
    }

    /** A stage of one's own: a caller who leaves cancels it, and not the call that others wait for. */
    private CompletionStage<SessionCredentials> find(CacheKey key, Supplier<Uni<SessionCredentials>> issue) {
        CompletableFuture<SessionCredentials> cached = entries.getIfPresent(key);
        count("requests", cached == null ? "miss" : "hit");
        if (cached == null) {
            return entries.get(key, (missing, executor) -> call(issue)).thenApply(Function.identity());
        }
        if (cached.isDone() && !cached.isCompletedExceptionally()) {
            renewAhead(key, cached.join(), issue);
        }
        return cached.thenApply(Function.identity());
    }

    private void renewAhead(CacheKey key, SessionCredentials current, Supplier<Uni<SessionCredentials>> issue) {
        if (!freshness.isWorthRefreshing(key, current) || renewals.asMap().putIfAbsent(key, Boolean.TRUE) != null) {
            return;
        }
        CompletableFuture<SessionCredentials> renewal = call(issue);
        renewal.whenComplete((renewed, failure) -> {
            count("renewals", failure == null ? "success" : "failure");
            if (failure == null) {
                entries.put(key, renewal);
                renewals.invalidate(key);
            }
        });
    }

    private static CompletableFuture<SessionCredentials> call(Supplier<Uni<SessionCredentials>> issue) {
        return Uni.createFrom().deferred(issue::get).subscribeAsCompletionStage();
    }

    private void count(String what, String result) {
        meters.counter("drawbridge.credential.cache." + what, "result", result).increment();
    }
}
