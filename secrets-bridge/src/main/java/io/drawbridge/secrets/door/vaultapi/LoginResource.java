package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.secrets.audit.AuditLog;
import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.tenant.LoginOutcome;
import io.drawbridge.secrets.tenant.TenantLogin;
import io.drawbridge.secrets.tenant.TenantToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Vault's Kubernetes login: a ServiceAccount token against a token of this bridge. */
@Path("/v1")
@VaultErrors
public class LoginResource {

    private final TenantLogin login;
    private final AuditLog audit;
    private final InstantSource clock;

    LoginResource(TenantLogin login, AuditLog audit, InstantSource clock) {
        this.login = login;
        this.audit = audit;
        this.clock = clock;
    }

    @PUT
    @Path("auth/kubernetes/login")
    @Operation(
            summary = "Log in with a ServiceAccount token",
            description =
                    "The body is {\"jwt\",\"role\"}; the token must have been requested for this bridge's audience,"
                            + " and the role is not looked at. The answer's auth.client_token is a batch token.")
    @APIResponse(responseCode = "200", description = "auth.client_token goes into X-Vault-Token.")
    public Uni<Response> put(@Context RoutingContext context, byte[] body) {
        return answer(context, body);
    }

    @POST
    @Path("auth/kubernetes/login")
    @Operation(summary = "Log in with a ServiceAccount token", description = "The same as PUT.")
    @APIResponse(responseCode = "200", description = "auth.client_token goes into X-Vault-Token.")
    public Uni<Response> post(@Context RoutingContext context, byte[] body) {
        return answer(context, body);
    }

    private Uni<Response> answer(RoutingContext context, byte[] body) {
        String requestId = RequestId.of(context);
        return login.login(LoginBody.jwt(body))
                .invoke(outcome -> write(outcome, requestId))
                .map(outcome -> render(outcome, requestId));
    }

    private void write(LoginOutcome outcome, String requestId) {
        String tenant = outcome instanceof LoginOutcome.LoggedIn in
                ? in.token().tenant().label()
                : "-";
        audit.writeLogin(tenant, outcome.label(), requestId);
    }

    private Response render(LoginOutcome outcome, String requestId) {
        if (outcome instanceof LoginOutcome.LoggedIn in) {
            return VaultAnswer.auth(requestId, auth(in.token()));
        }
        throw outcome instanceof LoginOutcome.Rejected
                ? VaultFailure.permissionDenied()
                : VaultFailure.unavailable("the Kubernetes API server does not answer");
    }

    private ObjectNode auth(TenantToken token) {
        ObjectNode auth = VaultAnswer.object()
                .put("client_token", token.value())
                .put("accessor", "")
                .put("lease_duration", token.secondsLeft(clock.instant()))
                .put("renewable", false)
                .put("entity_id", "")
                .put("token_type", "batch")
                .put("orphan", true)
                .put("num_uses", 0)
                .putNull("mfa_requirement");
        TokenDescription.policies(auth.putArray("policies"), token.tenant());
        TokenDescription.policies(auth.putArray("token_policies"), token.tenant());
        return auth.set("metadata", TokenDescription.metadata(token.tenant()));
    }
}
