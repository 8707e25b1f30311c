package io.drawbridge.devstack.fault;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses the fault of each request. The first rule whose turn it is wins; each counts all that it matches. */
public final class FaultRules {

    private static final System.Logger LOG = System.getLogger(FaultRules.class.getName());

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final long seed;
    private final Random random;

    /** @param seed of all faults that happen by chance */
    public FaultRules(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The nth matching request from now on, counted from 1. */
    public FaultRule nth(RequestMatcher matcher, int n, Fault fault) {
        return add(new FaultRule(matcher, count -> count == n, fault));
    }

    /** The next so many matching requests. */
    public FaultRule next(RequestMatcher matcher, int requests, Fault fault) {
        return add(new FaultRule(matcher, count -> count <= requests, fault));
    }

    public FaultRule always(RequestMatcher matcher, Fault fault) {
        return add(new FaultRule(matcher, count -> true, fault));
    }

    /** Each matching request by chance; the same seed and the same order of requests give the same faults. */
    public FaultRule withProbability(RequestMatcher matcher, double probability, Fault fault) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("a probability is between 0 and 1: " + probability);
        }
        LOG.log(System.Logger.Level.INFO, "faults by chance of {0}, repeated by seed {1,number,#}", probability, seed);
        return add(new FaultRule(matcher, count -> roll() < probability, fault));
    }

    private synchronized double roll() {
        return random.nextDouble();
    }

    private FaultRule add(FaultRule rule) {
        rules.add(rule);
        return rule;
    }

    public void clear() {
        rules.clear();
    }

    public int requests() {
        return requests.get();
    }

    /** Of the rules that are still there. */
    public int struck() {
        return rules.stream().mapToInt(FaultRule::struck).sum();
    }

    public long seed() {
        return seed;
    }

    Optional<Fault> next(HttpServerRequest request) {
        requests.incrementAndGet();
        return rules.stream()
                .filter(rule -> rule.matcher().matches(request.method().name(), request.path(), request::getParam))
                .filter(FaultRule::strikes)
                .map(FaultRule::fault)
                .toList()
                .stream()
                .findFirst();
    }
}
