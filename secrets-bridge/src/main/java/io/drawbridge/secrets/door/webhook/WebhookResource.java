package io.drawbridge.secrets.door.webhook;

import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.http.RequestId;
import io.drawbridge.secrets.kv.KvMounts;
import io.drawbridge.secrets.kv.KvVersion;
import io.drawbridge.secrets.problem.ProblemType;
import io.drawbridge.secrets.secret.SecretReader;
import io.drawbridge.secrets.secret.SecretRef;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * One secret for External Secrets' webhook provider. The weaker door: one credential for a whole store, and the
 * namespace is what the store says it is.
 */
@Path("/eso/v1")
public class WebhookResource {

    private static final String BEARER = "Bearer ";

    private final Stores stores;
    private final SecretReader reader;
    private final KvMounts mounts;

    WebhookResource(Stores stores, SecretReader reader, KvMounts mounts) {
        this.stores = stores;
        this.reader = reader;
        this.mounts = mounts;
    }

    @GET
    @Path("secret")
    @Operation(
            summary = "Read a secret in the name of a store",
            description = "For the webhook provider of External Secrets. Off unless stores are configured.")
    @Parameter(name = "ns", in = ParameterIn.QUERY, required = true, description = "Namespace of the ExternalSecret.")
    @Parameter(name = "key", in = ParameterIn.QUERY, required = true, description = "Path below the store's mount.")
    @Parameter(name = "property", in = ParameterIn.QUERY, description = "A field, or a path with dots to a nested one.")
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "The current one without it.",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "200", description = "data is a string, or an object of strings without a property.")
    @APIResponse(responseCode = "400", description = "The query is malformed. application/problem+json")
    @APIResponse(responseCode = "401", description = "No credential of a store.")
    @APIResponse(responseCode = "403", description = "No rule allows it.")
    @APIResponse(responseCode = "404", description = "There is surely nothing, or the door is off.")
    @APIResponse(responseCode = "503", description = "Nothing is known now; retry after Retry-After.")
    public Uni<Response> read(@Context RoutingContext context) {
        Stores.Store store = store(context.request());
        WebhookQuery query = WebhookQuery.parse(context.request());
        boolean versioned = mounts.version(store.mount()) == KvVersion.V2;
        if (!versioned && query.version() > 0) {
            throw ProblemType.INVALID_REQUEST.problem("KV version 1 keeps no versions.");
        }
        SecretRef ref = new SecretRef(Verb.READ, store.mount(), query.path(), query.version());
        return reader.read(new StoreSubject(query.namespace(), store.name()), ref, RequestId.of(context))
                .map(outcome -> WebhookAnswer.of(outcome, versioned, query.property()));
    }

    private Stores.Store store(HttpServerRequest request) {
        if (stores.isEmpty()) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> stores.find(header.substring(BEARER.length())))
                .orElseThrow(ProblemType.UNAUTHENTICATED::problem);
    }
}
