package io.drawbridge.secrets.upstream;

import io.github.bucket4j.Bucket;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Requests upstream per second. What is too much waits for a bounded time. */
final class UpstreamLimit {

    private final Optional<Bucket> bucket;
    private final Duration maxWait;
    private final ScheduledExecutorService timer = Infrastructure.getDefaultWorkerPool();

    /** @param perSecond 0 for no limit */
    UpstreamLimit(int perSecond, Duration maxWait) {
        this.maxWait = maxWait;
        this.bucket = perSecond == 0
                ? Optional.empty()
                : Optional.of(Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** False when a turn would come too late; then no turn is used up. */
    Uni<Boolean> turn() {
        if (bucket.isEmpty() || bucket.get().tryConsume(1)) {
            return Uni.createFrom().item(true);
        }
        return Uni.createFrom().completionStage(() -> bucket.get().asScheduler().tryConsume(1, maxWait, timer));
    }
}
