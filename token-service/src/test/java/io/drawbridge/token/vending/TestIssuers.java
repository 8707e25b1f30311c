package io.drawbridge.token.vending;

import io.drawbridge.token.config.Configs;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.grant.IssuerType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Issuers outside of the container. */
public final class TestIssuers {

    /** What a service without further configuration uses. */
    public static final IssuerChoice FEDERATION = new IssuerChoice(IssuerType.FEDERATION_TOKEN, Optional.empty());

    private TestIssuers() {}

    /** One that asks this STS for federation tokens and waits as long as this, such as {@code 300ms}. */
    public static MonitoredIssuer federation(StsAsyncClient sts, String timeout) {
        return federation(sts, timeout, new UpstreamState(InstantSource.system()), new SimpleMeterRegistry());
    }

    static MonitoredIssuer federation(
            StsAsyncClient sts, String timeout, UpstreamState upstream, MeterRegistry meters) {
        IssuerConfig config = Configs.of(IssuerConfig.class, Map.of("drawbridge.issuer.timeout", timeout));
        return new MonitoredIssuer(new Issuers(config, sts), config, upstream, meters);
    }
}
