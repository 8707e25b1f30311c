package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.request.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The issuer as the rest of the service uses it: bounded in time, measured, its failures turned into problems. */
@ApplicationScoped
public class MonitoredIssuer {

    private static final Logger LOG = Logger.getLogger(MonitoredIssuer.class);
    private static final String CALLS = "drawbridge.sts.calls";

    private final Issuers issuers;
    private final IssuerConfig config;
    private final UpstreamState upstream;
    private final MeterRegistry meters;

    MonitoredIssuer(Issuers issuers, IssuerConfig config, UpstreamState upstream, MeterRegistry meters) {
        this.issuers = issuers;
        this.config = config;
        this.upstream = upstream;
        this.meters = meters;
    }

    /** A session, or a {@link ProblemException}. Starts on a worker: the SDK may look for its own credentials. */
    public Uni<SessionCredentials> issue(IssueRequest request) {
        String requestId = RequestId.current();
        return Uni.createFrom()
                .deferred(() -> measured(request, requestId))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The issuer where no grant chooses another. */
    public IssuerChoice standard() {
        return issuers.standard();
    }

    private Uni<SessionCredentials> measured(IssueRequest request, String requestId) {
        Timer.Sample sample = Timer.start(meters);
        return issuers.of(request.issuer())
                .issue(request)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .invoke(failure -> RequestId.during(requestId, () -> log(request.issuer(), failure)))
                .onFailure()
                .transform(StsFailures::problem)
                .onItem()
                .invoke(session -> succeeded(sample, request.issuer()))
                .onFailure(ProblemException.class)
                .invoke(failure -> failed(sample, request.issuer(), (ProblemException) failure));
    }

    private static void log(IssuerChoice issuer, Throwable failure) {
        ProblemType type = StsFailures.problem(failure).type();
        if (type == ProblemType.ISSUER_REFUSED) {
            LOG.errorf(
                    "STS refuses this service's own credentials (%s) for %s",
                    StsFailures.describe(failure),
                    issuer.roleArn().orElse(issuer.type().toString()));
        } else {
            LOG.warnf("STS call failed (%s)", StsFailures.describe(failure));
        }
    }

    private void succeeded(Timer.Sample sample, IssuerChoice issuer) {
        upstream.succeeded();
        stop(sample, issuer, "success");
    }

    /** A refused policy is an answer too: STS is well. So it is where only a grant's own role cannot be assumed. */
    private void failed(Timer.Sample sample, IssuerChoice issuer, ProblemException problem) {
        if (problem.type() == ProblemType.INVALID_REQUEST) {
            upstream.succeeded();
        } else if (problem.type() != ProblemType.ISSUER_REFUSED || issuer.equals(standard())) {
            upstream.failed();
        }
        stop(sample, issuer, problem.type().name().toLowerCase(Locale.ROOT));
    }

    private void stop(Timer.Sample sample, IssuerChoice issuer, String outcome) {
        sample.stop(Timer.builder(CALLS)
                .description("Calls of STS, by outcome")
                .tag("issuer", issuer.type().toString())
                .tag("outcome", outcome)
                .register(meters));
    }
}
