package io.drawbridge.token.door.grants;

import io.drawbridge.token.audit.AuditLog;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.grant.Decision;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.grant.GrantBook;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.store.StoreConfig;
import io.drawbridge.token.vending.CredentialAsk;
import io.drawbridge.token.vending.CredentialVendor;
import io.drawbridge.token.vending.SessionPlan;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for questions about grants. Nothing that it answers is a credential. */
@Path("/v1/grants")
@Tag(name = "Grants", description = "What a caller may do.")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public class GrantsResource {

    private final Callers callers;
    private final Operators operators;
    private final GrantBook grants;
    private final CredentialVendor vendor;
    private final StoreConfig store;
    private final RequestBytes body;

    GrantsResource(
            Callers callers,
            Operators operators,
            GrantBook grants,
            CredentialVendor vendor,
            StoreConfig store,
            RequestBytes body) {
        this.callers = callers;
        this.operators = operators;
        this.grants = grants;
        this.vendor = vendor;
        this.store = store;
        this.body = body;
    }

    @GET
    @Operation(
            operationId = "listGrants",
            summary = "See what you may do",
            description = "The grants of the caller, with its own names in the keys.")
    @APIResponse(
            responseCode = "200",
            description = "The grants; none if nothing is allowed.",
            content = @Content(schema = @Schema(implementation = GrantsAnswer.class)))
    public Uni<GrantsAnswer> list(@Context HttpHeaders headers) {
        return callers.identify(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .map(this::own);
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkGrant",
            summary = "See what a caller would get (operators only)",
            description = "Decides as for the caller, and shows the session policy that STS would be sent. Nothing is"
                    + " asked of STS. What the caller would be refused for, this is refused for as well.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CheckRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The decision.",
            content = @Content(schema = @Schema(implementation = CheckAnswer.class)))
    public Uni<CheckAnswer> check(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        return callers.identify(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .invoke(operators::require)
                .chain(operator -> body.read(request).map(sent -> check(operator, sent)));
    }

    private GrantsAnswer own(Caller caller) {
        return new GrantsAnswer(grants.current().of(caller).stream()
                .map(grant -> GrantAnswer.of(grant, caller, grants.today()))
                .toList());
    }

    private CheckAnswer check(Caller operator, byte[] sent) {
        CheckRequest asked = StrictJson.read(sent, CheckRequest.class);
        Caller caller = asked.parseCaller();
        CredentialAsk ask = asked.parseAsk();
        Decision decision = grants.decide(caller, ask.scope());
        AuditLog.checked(operator, caller, ask.scope(), decision);
        return decision instanceof Allowed allowed ? planned(allowed, ask) : CheckAnswer.of((Denied) decision);
    }

    private CheckAnswer planned(Allowed allowed, CredentialAsk ask) {
        SessionPlan plan = vendor.plan(allowed, ask);
        return CheckAnswer.of(plan, plan.policy(store.profile()));
    }
}
