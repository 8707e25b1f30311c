package io.drawbridge.token.vending;

import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.grant.IssuerType;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** The issuer of the configuration, and those that grants choose instead. */
@Singleton
final class Issuers {

    private final StsAsyncClient sts;
    private final IssuerChoice standard;

    Issuers(IssuerConfig config, StsAsyncClient sts) {
        this.sts = sts;
        this.standard = standard(config);
    }

    /** Where a grant does not choose. */
    IssuerChoice standard() {
        return standard;
    }

    Issuer of(IssuerChoice choice) {
        return choice.type() == IssuerType.FEDERATION_TOKEN
                ? new FederationTokenIssuer(sts)
                : new AssumeRoleIssuer(sts, choice.roleArn().orElseThrow());
    }

    private static IssuerChoice standard(IssuerConfig config) {
        try {
            return new IssuerChoice(config.type(), config.roleArn());
        } catch (ProblemException e) {
            throw new ConfigurationException("drawbridge.issuer.role-arn: " + e.detail(), e);
        }
    }
}
