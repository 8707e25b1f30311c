package io.drawbridge.upload.lease;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The token service's door for tickets, as it is on the wire; use {@link TokenServiceClient}. */
@Path("/v1/tickets")
@RegisterRestClient(configKey = "token-service")
public interface TicketsApi {

    @GET
    @Path("/self")
    Uni<TicketAnswer> self(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("X-Request-Id") String requestId);
}
