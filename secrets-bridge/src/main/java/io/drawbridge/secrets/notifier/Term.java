package io.drawbridge.secrets.notifier;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** The time in which this replica leads: a watch, and a thread that makes rounds until it is closed. */
final class Term implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Term.class);

    private final SharedIndexInformer<GenericKubernetesResource> resources;
    private final Rounds rounds;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "notifier");

    Term(SharedIndexInformer<GenericKubernetesResource> resources, Rounds rounds, Duration interval) {
        this.resources = resources;
        this.rounds = rounds;
        this.interval = interval;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        resources.stop();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            round();
            pause();
        }
    }

    /** A round that fails is one that did not take place; the next one sees the same. */
    private void round() {
        try {
            if (resources.hasSynced()) {
                rounds.run(resources.getStore().list());
            }
        } catch (RuntimeException e) {
            // Without the message: it may quote an answer.
            LOG.warnf("a round of the notifier failed: %s", e.getClass().getSimpleName());
        }
    }

    private void pause() {
        long millis = interval.toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(-millis / 5, millis / 5 + 1);
        try {
            Thread.sleep(millis + jitter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
