package io.drawbridge.devstack;

import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.FaultProxy;
import io.drawbridge.devstack.fault.FaultRule;
import io.drawbridge.devstack.fault.FaultRules;
import io.drawbridge.devstack.fault.RequestMatcher;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * An HTTP proxy on loopback that stands between a service and a store, STS or Vault, and makes trouble as told. Without
 * rules it passes everything on unchanged, the Host header included, so that signatures stay valid; bodies stream
 * through, however large.
 *
 * <p>It speaks HTTP/1.1 without TLS. When the store is not there, the client's connection is closed.
 */
public final class FaultInjector implements AutoCloseable {

    private final FaultRules rules;
    private final FaultProxy proxy;

    private FaultInjector(URI target, long seed) {
        this.rules = new FaultRules(seed);
        this.proxy = FaultProxy.start(target, rules);
    }

    /** With a random seed, which is logged as soon as something is left to chance. */
    public static FaultInjector inFrontOf(URI target) {
        return inFrontOf(target, new SecureRandom().nextLong());
    }

    /** @param seed repeats what an earlier run did by chance, if the requests come in the same order */
    public static FaultInjector inFrontOf(URI target, long seed) {
        return new FaultInjector(target, seed);
    }

    /** Where clients go instead of the store. */
    public URI endpoint() {
        return proxy.endpoint();
    }

    /** The nth request from now on is answered with this status instead of being passed on. */
    public FaultRule failRequest(int n, int status) {
        return nth(RequestMatcher.any(), n, Fault.status(status));
    }

    /** The same, counting only requests that match. */
    public FaultRule failRequest(RequestMatcher matcher, int n, int status) {
        return nth(matcher, n, Fault.status(status));
    }

    /** The nth matching request is cut off when this many bytes of its body have been passed on. */
    public FaultRule cutAfter(RequestMatcher matcher, int n, long requestBytes) {
        return nth(matcher, n, Fault.cutRequest(requestBytes));
    }

    /** The nth matching request is passed on, but its body only after this time. */
    public FaultRule stall(RequestMatcher matcher, int n, Duration time) {
        return nth(matcher, n, Fault.stallRequest(0, time));
    }

    /** The nth matching request from now on, counted from 1. */
    public FaultRule nth(RequestMatcher matcher, int n, Fault fault) {
        return rules.nth(matcher, n, fault);
    }

    /** The next so many matching requests. */
    public FaultRule next(RequestMatcher matcher, int requests, Fault fault) {
        return rules.next(matcher, requests, fault);
    }

    public FaultRule always(RequestMatcher matcher, Fault fault) {
        return rules.always(matcher, fault);
    }

    /** Each matching request with this probability, between 0 and 1. */
    public FaultRule withProbability(RequestMatcher matcher, double probability, Fault fault) {
        return rules.withProbability(matcher, probability, fault);
    }

    /** From now on nothing happens. */
    public void clear() {
        rules.clear();
    }

    /** All requests that came, since the start. */
    public int requests() {
        return rules.requests();
    }

    /** How often something happened, by the rules that are still there. */
    public int struck() {
        return rules.struck();
    }

    public long seed() {
        return rules.seed();
    }

    @Override
    public void close() {
        proxy.close();
    }

    @Override
    public String toString() {
        return "FaultInjector[" + endpoint() + ", seed " + seed() + ", " + struck() + " faults in " + requests()
                + " requests]";
    }
}
