package io.drawbridge.upload.tus;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Decides what happens next in a store that many replicas talk to. A call takes effect at some time, and its answer
 * arrives at some later time, or never: then the caller may think that it failed.
 */
final class Backstage {

    private final Random random;
    private final List<Runnable> next = new ArrayList<>();
    private final double failures;

    Backstage(Random random, double failures) {
        this.random = random;
        this.failures = failures;
    }

    /** @param replica answers go to it only while it lives; what it sent takes effect all the same */
    <T> Uni<T> call(Replica replica, Supplier<T> effect) {
        return Uni.createFrom()
                .emitter(answer -> next.add(() -> {
                    if (random.nextDouble() < failures) {
                        boolean happened = random.nextBoolean();
                        if (happened) {
                            quietly(effect);
                        }
                        later(replica, () -> answer.fail(new IllegalStateException("no answer")));
                        return;
                    }
                    try {
                        T value = effect.get();
                        later(replica, () -> answer.complete(value));
                    } catch (RuntimeException refused) {
                        later(replica, () -> answer.fail(refused));
                    }
                }));
    }

    private void later(Replica replica, Runnable answer) {
        next.add(() -> {
            if (replica.isAlive()) {
                answer.run();
            }
        });
    }

    private static void quietly(Supplier<?> effect) {
        try {
            effect.get();
        } catch (RuntimeException refused) {
            // Nobody hears of it.
        }
    }

    boolean isIdle() {
        return next.isEmpty();
    }

    void step() {
        next.remove(random.nextInt(next.size())).run();
    }

    void finish() {
        while (!isIdle()) {
            step();
        }
    }

    /** A process that can be killed. */
    static final class Replica {
        private boolean alive = true;

        boolean isAlive() {
            return alive;
        }

        void kill() {
            alive = false;
        }
    }
}
