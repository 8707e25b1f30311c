package io.drawbridge.token.door.page;

import io.drawbridge.token.door.page.PageFiles.PageFile;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Style and script of the page: public, and asked for anew each time, so that a new version is whole. */
@Path("/page")
public class PagePartsResource {

    private final PageFiles files;

    PagePartsResource(PageFiles files) {
        this.files = files;
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name, @Context Request request) {
        PageFile file = files.part(name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.advice()));
        EntityTag tag = new EntityTag(file.tag());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = known == null ? Response.ok(file.content(), file.type()) : known;
        return answer.tag(tag)
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
