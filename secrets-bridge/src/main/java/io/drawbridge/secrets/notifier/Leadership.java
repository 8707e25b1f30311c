package io.drawbridge.secrets.notifier;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One replica at a time, by a Lease. Who loses it seeks it again. */
@Singleton
class Leadership {

    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final KubernetesClient kubernetes;
    private final NotifierConfig config;
    private final ExecutorService executor = Executors.newCachedThreadPool(Leadership::daemon);
    private final AtomicReference<AutoCloseable> office = new AtomicReference<>();
    private volatile CompletableFuture<?> seeking = CompletableFuture.completedFuture(null);
    private volatile boolean left;

    Leadership(KubernetesClient kubernetes, NotifierConfig config, MeterRegistry meters) {
        this.kubernetes = kubernetes;
        this.config = config;
        meters.gauge("drawbridge_notifier_leader", office, held -> held.get() == null ? 0 : 1);
    }

    /** @param term begins when this replica leads, and is closed when it no longer does */
    void seek(Supplier<? extends AutoCloseable> term) {
        LeaderElectionConfig election = election(term);
        seeking = kubernetes.leaderElector().withConfig(election).build().start();
        seeking.whenComplete((ended, failure) -> {
            resign();
            if (!left) {
                CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(() -> seek(term));
            }
        });
    }

    /** Gives the Lease back, so that another replica need not wait for its end. */
    void leave() {
        left = true;
        seeking.cancel(true);
        resign();
        executor.shutdown();
    }

    private LeaderElectionConfig election(Supplier<? extends AutoCloseable> term) {
        Duration lease = config.lease().duration();
        String namespace = config.lease().namespace().orElseGet(kubernetes::getNamespace);
        return new LeaderElectionConfigBuilder()
                .withName("secrets-bridge-notifier")
                .withLock(new LeaseLock(
                        namespace, config.lease().name(), UUID.randomUUID().toString()))
                .withLeaseDuration(lease)
                .withRenewDeadline(lease.multipliedBy(2).dividedBy(3))
                .withRetryPeriod(lease.dividedBy(7))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> begin(term), this::resign, leader -> {}))
                .build();
    }

    private void begin(Supplier<? extends AutoCloseable> term) {
        LOG.info("this replica leads the notifier");
        office.set(term.get());
    }

    private void resign() {
        AutoCloseable held = office.getAndSet(null);
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (Exception e) {
            LOG.warnf("the notifier did not stop cleanly: %s", e.getClass().getSimpleName());
        }
        LOG.info("this replica no longer leads the notifier");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "notifier-lease");
        thread.setDaemon(true);
        return thread;
    }
}
