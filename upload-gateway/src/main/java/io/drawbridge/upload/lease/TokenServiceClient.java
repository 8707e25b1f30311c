package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the token service for credentials in the caller's name. */
@ApplicationScoped
public class TokenServiceClient {

    private static final Logger LOG = Logger.getLogger(TokenServiceClient.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final CredentialsApi api;
    private final TicketsApi tickets;
    private final GatewayKey key;
    private final TokenServiceConfig config;

    @Inject
    TokenServiceClient(
            @RestClient CredentialsApi api, @RestClient TicketsApi tickets, GatewayKey key, TokenServiceConfig config) {
        this.api = api;
        this.tickets = tickets;
        this.key = key;
        this.config = config;
    }

    /** A fresh lease; fails with a {@link Refusal} and with nothing else. */
    Uni<CredentialLease> lease(Bearer caller, UploadTarget target, String requestId) {
        LeaseQuestion question =
                LeaseQuestion.upload(target.bucket().value(), target.key().value());
        return inTime(
                api.lease(caller.header(), key.header(), requestId, question).map(answer -> read(answer, target)));
    }

    /** What the ticket is for; fails with a {@link Refusal} and with nothing else. */
    public Uni<TicketTarget> ticket(Bearer ticket, String requestId) {
        return inTime(tickets.self(ticket.header(), requestId)
                .map(TicketTarget::of)
                .onFailure(TokenServiceClient::isForbidden)
                .transform(no -> new Refusal(Reason.UNAUTHENTICATED, "What stands in the path is no ticket.")));
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == Response.Status.FORBIDDEN.getStatusCode();
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem()
                .after(config.timeout())
                .failWith(() -> unavailable("The token service did not answer in time."))
                .onFailure()
                .transform(TokenServiceClient::refusal);
    }

    private static CredentialLease read(LeaseAnswer answer, UploadTarget target) {
        // An answer for another object is never used, whatever else it says.
        if (!target.bucket().value().equals(answer.bucket())
                || !target.key().value().equals(answer.key())) {
            throw new IllegalStateException("answer for another object");
        }
        return new CredentialLease(
                target,
                Optional.ofNullable(answer.prefix()),
                answer.limits(),
                new SessionCredentials(
                        answer.accessKeyId(), answer.accessKeySecret(), answer.sessionToken(), answer.expiration()));
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof WebApplicationException answered) {
            return refusal(answered.getResponse());
        }
        if (failure instanceof NullPointerException || failure instanceof IllegalStateException) {
            return unusable();
        }
        return unavailable("The token service cannot be reached.");
    }

    private static Refusal refusal(Response response) {
        return switch (response.getStatus()) {
            case 400 ->
                new Refusal(
                        Reason.REFUSED_BY_TOKEN_SERVICE, "The token service cannot issue credentials for this key.");
            case 401 -> new Refusal(Reason.UNAUTHENTICATED, "The token is unknown or has expired; get a new one.");
            case 403 -> forbidden(response);
            case 429 -> unavailable("The token service is overloaded.");
            default -> response.getStatus() >= 500 ? unavailable("The token service failed.") : unusable();
        };
    }

    private static Refusal forbidden(Response response) {
        if (ProblemAnswer.of(response).isEnforcerRefused()) {
            LOG.error("the token service does not know drawbridge.token-service.api-key as one of its enforcers");
            return new Refusal(
                    Reason.TOKEN_SERVICE_FAILED, "The token service does not know this gateway; tell the operator.");
        }
        return new Refusal(
                Reason.FORBIDDEN, "No grant lets this caller upload to this key; ask for one, or use another key.");
    }

    private static Refusal unusable() {
        return new Refusal(
                Reason.TOKEN_SERVICE_FAILED, "The token service's answer could not be used; tell the operator.");
    }

    private static Refusal unavailable(String detail) {
        return new Refusal(Reason.TOKEN_SERVICE_UNAVAILABLE, detail + " Try again.").retryAfter(RETRY_AFTER);
    }
}
