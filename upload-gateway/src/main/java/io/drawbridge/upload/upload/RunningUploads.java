package io.drawbridge.upload.upload;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * All uploads of this process. From SIGTERM on no new one begins, running ones go on for {@code
 * quarkus.shutdown.timeout}, and what is not finished then is taken back before the process ends.
 */
@ApplicationScoped
public class RunningUploads {

    private static final Logger LOG = Logger.getLogger(RunningUploads.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Set<Upload> running = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> cleanups = ConcurrentHashMap.newKeySet();
    private final Duration abortPatience;
    private volatile boolean stopping;

    @Inject
    RunningUploads(LimitsConfig limits) {
        this.abortPatience = limits.abortPatience();
    }

    int count() {
        return running.size();
    }

    void refuseWhenStopping() {
        if (stopping) {
            throw new Refusal(Reason.STOPPING, "This replica is going away; try again, another one answers.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    void begun(Upload upload) {
        running.add(upload);
    }

    void ended(Upload upload) {
        running.remove(upload);
    }

    /** Takes an upload back. It goes on in the background when the patience of this Uni is over. */
    Uni<Void> takeBack(Upload upload) {
        CompletableFuture<Void> cleanup = upload.undo().subscribeAsCompletionStage();
        cleanups.add(cleanup);
        cleanup.whenComplete((done, failure) -> {
            cleanups.remove(cleanup);
            running.remove(upload);
        });
        return Uni.createFrom()
                .completionStage(cleanup::copy)
                .ifNoItem()
                .after(abortPatience)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        LOG.infof("shutting down: %d uploads may finish, new ones are refused", running.size());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        running.forEach(this::takeBack);
        CompletableFuture<?> all = CompletableFuture.allOf(cleanups.toArray(CompletableFuture[]::new));
        try {
            all.get(abortPatience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unfinished) {
            LOG.errorf("%d multipart uploads could not be aborted before the end", cleanups.size());
        }
    }
}
