package io.drawbridge.token.vending;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** This service's own credentials: those of the configuration, or what the SDK finds. */
@Singleton
@Unremovable
@Named(IssuerCredentials.NAME)
public final class IssuerCredentials implements AwsCredentialsProvider {

    private static final Logger LOG = Logger.getLogger(IssuerCredentials.class);

    /** As {@code quarkus.sts.aws.credentials.custom-provider.name} says. */
    static final String NAME = "drawbridge-issuer";

    private final AwsCredentialsProvider source;

    IssuerCredentials(IssuerConfig config) {
        if (config.accessKeyId().isPresent() != config.secretAccessKey().isPresent()) {
            throw new ConfigurationException(
                    "drawbridge.issuer.access-key-id and drawbridge.issuer.secret-access-key: give both or neither");
        }
        this.source = config.accessKeyId()
                .<AwsCredentialsProvider>map(id -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(id, config.secretAccessKey().orElseThrow())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (SdkClientException e) {
            LOG.error("this service has no credentials of its own: set drawbridge.issuer.access-key-id and"
                    + " .secret-access-key, or let the SDK find some (environment, profile, role)");
            throw e;
        }
    }
}
