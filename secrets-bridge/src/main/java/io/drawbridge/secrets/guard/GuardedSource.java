package io.drawbridge.secrets.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretSource;
import io.drawbridge.secrets.secret.Unguarded;
import io.drawbridge.secrets.upstream.UpstreamClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The upstream's secrets; what it says is absent is absent only if the guard believes it. */
@Singleton
public class GuardedSource implements SecretSource {

    private final SecretSource source;
    private final Function<Scope, Uni<Optional<Identity>>> identity;
    private final DeletionGuard guard;
    private final GuardTrips trips;
    private final GuardConfig config;
    private final Ticker ticker;
    private final Map<Scope, MountMemory> memories = new ConcurrentHashMap<>();

    @Inject
    GuardedSource(@Unguarded SecretSource source, UpstreamClient upstream, GuardConfig config, MeterRegistry meters) {
        this(source, new UpstreamIdentity(upstream)::of, config, meters, Ticker.systemTicker());
    }

    GuardedSource(
            SecretSource source,
            Function<Scope, Uni<Optional<Identity>>> identity,
            GuardConfig config,
            MeterRegistry meters,
            Ticker ticker) {
        this.source = source;
        this.config = config;
        this.identity = identity;
        this.ticker = ticker;
        this.guard = new DeletionGuard(source, config);
        this.trips = new GuardTrips(meters, ticker);
        meters.gauge("drawbridge_guard_paths", memories, GuardedSource::remembered);
    }

    @Override
    public Uni<ReadOutcome> fetch(SecretRef ref) {
        return source.fetch(ref).chain(outcome -> inspect(ref, outcome));
    }

    /** As after a restart; for tests that empty the upstream themselves. */
    void forget() {
        memories.clear();
    }

    private Uni<ReadOutcome> inspect(SecretRef ref, ReadOutcome outcome) {
        MountMemory memory = memories.computeIfAbsent(Scope.of(ref), scope -> new MountMemory(config, ticker));
        if (outcome instanceof ReadOutcome.Found) {
            remember(ref, memory);
        }
        if (outcome instanceof ReadOutcome.Listed listed) {
            List<SecretPath> missing = Folder.of(ref.path()).missing(listed, memory.paths());
            return missing.isEmpty() ? Uni.createFrom().item(outcome) : judge(ref, outcome, memory, missing);
        }
        if (outcome instanceof ReadOutcome.Absent || outcome instanceof ReadOutcome.Gone) {
            return judge(ref, outcome, memory, vanished(ref, outcome, memory));
        }
        return Uni.createFrom().item(outcome);
    }

    private Uni<ReadOutcome> judge(SecretRef ref, ReadOutcome outcome, MountMemory memory, List<SecretPath> vanished) {
        return identity.apply(Scope.of(ref))
                .chain(now -> guard.judge(ref, memory, now, vanished))
                .map(verdict -> {
                    if (verdict instanceof Verdict.Doubt doubt) {
                        trips.count(ref, doubt.reason());
                        return new ReadOutcome.Unsure(doubt.reason().label());
                    }
                    vanished.forEach(memory::believe);
                    return outcome;
                });
    }

    private void remember(SecretRef ref, MountMemory memory) {
        if (ref.verb() == Verb.READ && ref.version() == 0) {
            memory.saw(ref.path());
            if (memory.wantsIdentity()) {
                // Beside the read, which does not wait for it.
                identity.apply(Scope.of(ref))
                        .chain(now -> guard.recognise(Scope.of(ref), memory, now))
                        .subscribe()
                        .with(recognised -> {}, failure -> {});
            }
        }
    }

    /** What is gone by this answer, of all that was seen: an old version is not the secret. */
    private static List<SecretPath> vanished(SecretRef ref, ReadOutcome outcome, MountMemory memory) {
        if (ref.verb() == Verb.LIST) {
            return Folder.of(ref.path()).below(memory.paths());
        }
        boolean whole = ref.version() == 0 || outcome instanceof ReadOutcome.Absent;
        return whole && memory.remembers(ref.path()) ? List.of(ref.path()) : List.of();
    }

    private static double remembered(Map<Scope, MountMemory> memories) {
        return memories.values().stream().mapToInt(MountMemory::size).sum();
    }
}
