package io.drawbridge.upload.lease;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The token service's door for leases, as it is on the wire; use {@link TokenServiceClient}. */
@Path("/v1/credentials")
@RegisterRestClient(configKey = "token-service")
public interface CredentialsApi {

    @POST
    Uni<LeaseAnswer> lease(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("Drawbridge-Enforcer") String enforcer,
            @HeaderParam("X-Request-Id") String requestId,
            LeaseQuestion question);
}
