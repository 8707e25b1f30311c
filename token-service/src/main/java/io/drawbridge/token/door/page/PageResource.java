package io.drawbridge.token.door.page;

import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.door.page.PageFiles.PageFile;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.store.StoreUrls;
import io.drawbridge.token.ticket.Tickets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for people: a page for browsers, and what the ticket says for everything else. */
@Path("/u/{ticket}")
@Tag(name = "Tickets")
public class PageResource {

    private final Tickets tickets;
    private final PageFiles files;
    private final StoreUrls store;

    PageResource(Tickets tickets, PageFiles files, StoreUrls store) {
        this.tickets = tickets;
        this.files = files;
        this.store = store;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "openTicket",
            summary = "A page to upload a file with, or what the ticket says",
            description = "Browsers, which accept text/html, get the page; others get JSON.")
    @APIResponse(
            responseCode = "200",
            description = "The page, or what the ticket says. Not to be stored by caches.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TicketDescription.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    public Response open(@PathParam("ticket") String ticket, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        if (accept == null || !accept.contains(MediaType.TEXT_HTML)) {
            return PageHeaders.common(Response.ok(
                            TicketDescription.of(tickets.holder(new BearerToken(ticket))), MediaType.APPLICATION_JSON))
                    .build();
        }
        try {
            Caller holder = tickets.holder(new BearerToken(ticket));
            String origin =
                    store.origin(holder.capability().orElseThrow().scope().bucket());
            return document(200, files.document("page.html"), "'self' " + origin);
        } catch (ProblemException refused) {
            return refusal(refused);
        }
    }

    private Response refusal(ProblemException refused) {
        boolean isBusy = refused.type() == ProblemType.TOO_MANY_REQUESTS;
        Response answer =
                document(refused.type().status(), files.document(isBusy ? "busy.html" : "gone.html"), "'none'");
        refused.headers().forEach(answer.getHeaders()::putSingle);
        return answer;
    }

    private static Response document(int status, PageFile file, String connect) {
        Response.ResponseBuilder answer =
                Response.status(status).entity(file.content()).type(file.type());
        return PageHeaders.document(answer, connect).build();
    }
}
