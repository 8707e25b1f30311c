package io.drawbridge.devstack.vault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the server was asked. */
public final class VaultRequests {

    private final Map<String, LongAdder> byLine = new ConcurrentHashMap<>();

    void count(String method, String path) {
        byLine.computeIfAbsent(method + " " + path, line -> new LongAdder()).increment();
    }

    public long total() {
        return byLine.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Requests whose method and path, such as {@code GET secret/data/a}, are exactly this. */
    public long of(String line) {
        LongAdder counted = byLine.get(line);
        return counted == null ? 0 : counted.sum();
    }

    /** Requests whose path (without {@code /v1/}) begins with this, whatever the method. */
    public long below(String path) {
        return byLine.entrySet().stream()
                .filter(line ->
                        line.getKey().substring(line.getKey().indexOf(' ') + 1).startsWith(path))
                .mapToLong(line -> line.getValue().sum())
                .sum();
    }

    public void reset() {
        byLine.clear();
    }
}
