package io.drawbridge.token.vending;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** The issuer of the configuration. */
final class IssuerProducer {

    @Produces
    @Singleton
    Issuer issuer(IssuerConfig config, StsAsyncClient sts) {
        if (config.type() == IssuerType.FEDERATION_TOKEN) {
            return new FederationTokenIssuer(sts);
        }
        String roleArn = config.roleArn()
                .orElseThrow(() -> new ConfigurationException(
                        "drawbridge.issuer.role-arn: needed by drawbridge.issuer.type=assume-role"));
        return new AssumeRoleIssuer(sts, roleArn);
    }
}
