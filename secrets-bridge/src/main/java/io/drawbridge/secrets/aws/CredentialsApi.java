package io.drawbridge.secrets.aws;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** token-service's door, as it is on the wire; use {@link CredentialVendor}. */
@Path("/v1/credentials")
@RegisterRestClient(configKey = "token-service")
public interface CredentialsApi {

    @POST
    Uni<CredentialsAnswer> vend(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("X-Request-Id") String requestId,
            CredentialsQuestion question);
}
