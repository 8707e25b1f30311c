package io.drawbridge.token.limit;

import io.drawbridge.token.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps one caller from using up what all need. Who proves who it is has a limit of its own, so nobody behind the same
 * proxy can use it up; all others share that of their address.
 */
@ApplicationScoped
public class RequestLimits {

    private final boolean enabled;
    private final RateLimit callers;
    private final RateLimit addresses;
    private final CurrentVertxRequest request;
    private final Counter limitedCallers;
    private final Counter limitedAddresses;

    public RequestLimits(LimitsConfig config, CurrentVertxRequest request, MeterRegistry meters) {
        int burst = config.burst().orElse(2 * config.requestsPerSecond());
        if (burst < 1) {
            throw new ConfigurationException("drawbridge.limits.burst: must be at least 1");
        }
        this.enabled = config.enabled();
        this.callers = new RateLimit(config.requestsPerSecond(), burst);
        this.addresses = new RateLimit(config.unknownPerSecond(), 2 * config.unknownPerSecond());
        this.request = request;
        this.limitedCallers = limited(meters, "caller");
        this.limitedAddresses = limited(meters, "address");
    }

    /** Counts a request of this caller; a 429 problem beyond its limit. */
    public void known(String caller) {
        refusal(callers, caller, limitedCallers).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Counts the current request as one of nobody we know; the problem to answer beyond the limit of its address. */
    public Optional<ProblemException> unknown() {
        return refusal(addresses, network(), limitedAddresses);
    }

    private Optional<ProblemException> refusal(RateLimit limit, String name, Counter limited) {
        Optional<Duration> wait = enabled ? limit.take(name) : Optional.empty();
        wait.ifPresent(until -> limited.increment());
        return wait.map(ProblemException::tooManyRequests);
    }

    /** As Quarkus knows it: behind a proxy, with {@code quarkus.http.proxy.*}, the client's. */
    private String network() {
        RoutingContext current = request.getCurrent();
        return RemoteNetwork.of(current == null ? null : current.request().remoteAddress());
    }

    private static Counter limited(MeterRegistry meters, String who) {
        return Counter.builder("drawbridge.requests.limited")
                .description("Requests answered 429")
                .tag("who", who)
                .register(meters);
    }
}
