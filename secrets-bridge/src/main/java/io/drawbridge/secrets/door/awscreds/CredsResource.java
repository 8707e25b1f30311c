package io.drawbridge.secrets.door.awscreds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.audit.AuditLog;
import io.drawbridge.secrets.aws.CredentialVendor;
import io.drawbridge.secrets.aws.CredentialsAnswer;
import io.drawbridge.secrets.aws.Vended;
import io.drawbridge.secrets.door.vaultapi.Callers;
import io.drawbridge.secrets.door.vaultapi.CleanPath;
import io.drawbridge.secrets.door.vaultapi.VaultAnswer;
import io.drawbridge.secrets.door.vaultapi.VaultErrors;
import io.drawbridge.secrets.door.vaultapi.VaultFailure;
import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.tenant.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * S3 credentials in the shape of Vault's AWS secrets engine, for the tenant's own folder.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/aws#generate-credentials">Vault: AWS engine</a>
 */
@Path("/v1")
@VaultErrors
public class CredsResource {

    private static final String DOOR = "/v1/aws/creds/";

    private final Callers callers;
    private final CredentialVendor vendor;
    private final AuditLog audit;
    private final InstantSource clock;

    CredsResource(Callers callers, CredentialVendor vendor, AuditLog audit, InstantSource clock) {
        this.callers = callers;
        this.vendor = vendor;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Path("aws/creds/{grant}")
    @Operation(
            summary = "Get S3 credentials for the tenant's own folder",
            description = "For the VaultDynamicSecret generator of External Secrets. They die by themselves.")
    @Parameter(name = "grant", in = ParameterIn.PATH, description = "Name of a configured grant.")
    @APIResponse(
            responseCode = "200",
            description = "data has access_key, secret_key, security_token, and where they are good:"
                    + " bucket, prefix, region, endpoint, expiration.")
    public Uni<Response> credentials(@Context RoutingContext context) {
        Tenant tenant = callers.identify(context.request()).tenant();
        String grant = CleanPath.join(context.request().path(), DOOR);
        String requestId = RequestId.of(context);
        return vendor.vend(tenant, grant, requestId)
                .invoke(vended -> audit.writeCredentials(tenant.label(), grant, vended.label(), requestId))
                .map(vended -> render(vended, requestId));
    }

    private Response render(Vended vended, String requestId) {
        if (vended instanceof Vended.Credentials credentials) {
            CredentialsAnswer answer = credentials.answer();
            long seconds =
                    Duration.between(clock.instant(), answer.expiration()).toSeconds();
            return VaultAnswer.leased(requestId, data(answer), Math.max(0, seconds));
        }
        throw vended instanceof Vended.Denied
                ? VaultFailure.permissionDenied()
                : VaultFailure.unavailable("credentials cannot be had now");
    }

    private static ObjectNode data(CredentialsAnswer answer) {
        return VaultAnswer.object()
                .put("access_key", answer.accessKeyId())
                .put("secret_key", answer.accessKeySecret())
                // Two names of one thing: older clients know the first, newer ones the second.
                .put("security_token", answer.sessionToken())
                .put("session_token", answer.sessionToken())
                .put("bucket", answer.bucket())
                .put("prefix", answer.prefix())
                .put("region", answer.region())
                .put("endpoint", answer.endpoint())
                .put("expiration", answer.expiration().toString());
    }
}
