package io.drawbridge.secrets.aws;

import io.drawbridge.secrets.access.Subject;
import io.drawbridge.secrets.tenant.NamespaceLabels;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks token-service for a tenant's credentials. The tenant names a grant; the folder is computed here. */
@Singleton
public class CredentialVendor {

    private static final Logger LOG = Logger.getLogger(CredentialVendor.class);

    private final AwsGrants grants;
    private final AwsConfig config;
    private final NamespaceLabels labels;
    private final CredentialsApi api;

    CredentialVendor(AwsGrants grants, AwsConfig config, NamespaceLabels labels, @RestClient CredentialsApi api) {
        this.grants = grants;
        this.config = config;
        this.labels = labels;
        this.api = api;
    }

    /** Never fails; what went wrong is an outcome. */
    public Uni<Vended> vend(Subject caller, String name, String requestId) {
        Optional<AwsGrant> grant = grants.find(name);
        return grant.isEmpty()
                ? Uni.createFrom().item(new Vended.Denied())
                : labels.describe(caller, grants.useLabels())
                        .flatMap(subject -> decided(subject, grant.get(), requestId));
    }

    private Uni<Vended> decided(Subject subject, AwsGrant grant, String requestId) {
        return switch (grant.audience().match(subject)) {
            case YES -> ask(grant.of(subject.namespace()), requestId);
            case NO -> Uni.createFrom().item(new Vended.Denied());
            case UNKNOWN -> Uni.createFrom().item(new Vended.Unavailable());
        };
    }

    private Uni<Vended> ask(CredentialsQuestion question, String requestId) {
        return api.vend("Bearer " + config.apiKey().orElseThrow(), requestId, question)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .<Vended>map(answer ->
                        answer.answers(question) ? new Vended.Credentials(answer) : unusable("another answer"))
                .onFailure()
                .recoverWithItem(CredentialVendor::failed);
    }

    /** Without the message: it may quote the answer. */
    private static Vended failed(Throwable failure) {
        return unusable(
                failure instanceof WebApplicationException answered
                        ? "status " + answered.getResponse().getStatus()
                        : failure.getClass().getSimpleName());
    }

    private static Vended unusable(String reason) {
        LOG.warnf("token-service gave no credentials: %s", reason);
        return new Vended.Unavailable();
    }
}
