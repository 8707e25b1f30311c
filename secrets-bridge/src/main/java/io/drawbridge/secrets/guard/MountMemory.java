package io.drawbridge.secrets.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.SecretPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was seen at one mount in the name of one role: the paths that had a value and are asked for, and the deletions
 * that were believed. In memory only, so a restart forgets it.
 */
final class MountMemory {

    private final Cache<SecretPath, Boolean> seen;
    private final Deque<Long> believed = new ArrayDeque<>();
    private final Ticker ticker;
    private final Duration window;
    private final Duration recheck;
    private Optional<Identity> identity = Optional.empty();
    private Optional<Long> lookedForIdentity = Optional.empty();
    private Optional<Long> massDeletion = Optional.empty();

    MountMemory(GuardConfig config, Ticker ticker) {
        this.ticker = ticker;
        this.window = config.window();
        this.recheck = config.recheck();
        this.seen = Caffeine.newBuilder()
                .maximumSize(config.maxPaths())
                .expireAfterAccess(config.memory())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    void saw(SecretPath path) {
        seen.put(path, true);
    }

    /** Asking keeps a path in memory, be it there or not: doubt does not pass with time. */
    boolean remembers(SecretPath path) {
        return seen.getIfPresent(path) != null;
    }

    boolean isEmpty() {
        return seen.asMap().isEmpty();
    }

    int size() {
        return seen.asMap().size();
    }

    /** In random order. */
    List<SecretPath> paths() {
        List<SecretPath> paths = new ArrayList<>(seen.asMap().keySet());
        Collections.shuffle(paths);
        return paths;
    }

    /** A deletion was passed on. */
    synchronized void believe(SecretPath path) {
        seen.invalidate(path);
        believed.addLast(ticker.read());
    }

    /** Deletions that were passed on within the window. */
    synchronized int believed() {
        while (!believed.isEmpty() && since(believed.getFirst()).compareTo(window) >= 0) {
            believed.removeFirst();
        }
        return believed.size();
    }

    synchronized Optional<Identity> identity() {
        return identity;
    }

    /** True once in a while: whether somebody should look whose storage this is. */
    synchronized boolean wantsIdentity() {
        boolean wants = lookedForIdentity
                .map(this::since)
                .filter(time -> time.compareTo(recheck) < 0)
                .isEmpty();
        if (wants) {
            lookedForIdentity = Optional.of(ticker.read());
        }
        return wants;
    }

    synchronized void adopt(Identity other) {
        identity = Optional.of(other);
    }

    synchronized void foundMassDeletion() {
        massDeletion = Optional.of(ticker.read());
    }

    synchronized boolean justFoundMassDeletion() {
        return massDeletion.filter(at -> since(at).compareTo(recheck) < 0).isPresent();
    }

    private Duration since(long moment) {
        return Duration.ofNanos(ticker.read() - moment);
    }
}
