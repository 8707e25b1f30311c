package io.drawbridge.secrets.door.vaultapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** {@code {"errors":[…]}}, the only shape of errors that Vault's clients read. */
@Provider
public final class VaultFailureMapper implements ExceptionMapper<VaultFailure> {

    @Override
    public Response toResponse(VaultFailure failure) {
        ObjectNode body = VaultAnswer.object();
        failure.errors().forEach(body.putArray("errors")::add);
        Response.ResponseBuilder answer = VaultAnswer.json(failure.status());
        failure.retryAfter().ifPresent(after -> answer.header("Retry-After", after.toSeconds()));
        return answer.entity(body + "\n").build();
    }
}
