package io.drawbridge.token.door.ticket;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.http.RequestBytes;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.ticket.IssuedTicket;
import io.drawbridge.token.ticket.TicketAsk;
import io.drawbridge.token.ticket.Tickets;
import io.drawbridge.token.vending.CredentialVendor;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The door for who wants to let somebody else upload: a capability as a string. */
@Path("/v1/tickets")
@Tag(name = "Tickets", description = "Signed capabilities for one scope, to be handed on.")
public class TicketsResource {

    private final Callers callers;
    private final CredentialVendor vendor;
    private final Tickets tickets;
    private final RequestBytes body;
    private final PublicUrl publicUrl;

    TicketsResource(Callers callers, CredentialVendor vendor, Tickets tickets, RequestBytes body, PublicUrl publicUrl) {
        this.callers = callers;
        this.vendor = vendor;
        this.tickets = tickets;
        this.body = body;
        this.publicUrl = publicUrl;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createTicket",
            summary = "Make a ticket for one key or prefix",
            description = "Whoever holds it may do what it says in the caller's name, as long as the caller's grants"
                    + " allow it: as a bearer at every door, or as a person at its url.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TicketRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The ticket. Not to be stored by caches.",
            content = @Content(schema = @Schema(implementation = TicketAnswer.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<RestResponse<TicketAnswer>> create(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return callers.identify(authorization)
                .invoke(Tickets::requireIssuer)
                .chain(caller -> body.read(request).map(bytes -> issue(caller, bytes)))
                .map(this::answer);
    }

    @GET
    @Path("/self")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readTicket",
            summary = "See what a ticket is for",
            description =
                    "The bearer is the ticket. Whoever holds it could read this from the ticket itself; here it is"
                            + " told only as long as the ticket is good.")
    @APIResponse(
            responseCode = "200",
            description = "What it is for.",
            content = @Content(schema = @Schema(implementation = TicketTarget.class)))
    @SecurityRequirement(name = "bearer")
    public Uni<TicketTarget> self(@Context HttpHeaders headers) {
        return callers.identify(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .map(TicketsResource::target);
    }

    private static TicketTarget target(Caller caller) {
        return caller.capability()
                .map(TicketTarget::of)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN, "The bearer is no ticket."));
    }

    private IssuedTicket issue(Caller caller, byte[] sent) {
        TicketAsk ask = StrictJson.read(sent, TicketRequest.class).parse();
        return tickets.issue(caller, ask, vendor.decide(caller, ask.scope()));
    }

    private RestResponse<TicketAnswer> answer(IssuedTicket issued) {
        return RestResponse.status(RestResponse.Status.CREATED, TicketAnswer.of(issued, publicUrl));
    }
}
