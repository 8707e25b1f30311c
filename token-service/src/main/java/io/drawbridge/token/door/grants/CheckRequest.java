package io.drawbridge.token.door.grants;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.door.credentials.CredentialRequest;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.vending.CredentialAsk;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody, and what that somebody would ask for. */
@RegisterForReflection
@Schema(description = "A caller as it would be known, and the body that it would send to POST /v1/credentials.")
record CheckRequest(@Schema(required = true) Who caller, @Schema(required = true) CredentialRequest request) {

    @RegisterForReflection
    @Schema(name = "Who")
    record Who(
            @Schema(required = true, examples = "alice") String subject,
            @Schema(examples = "[\"team-a\"]") List<String> groups,
            @Schema(required = true, description = "api-key, oidc or service-account.", examples = "api-key")
                    String kind) {}

    Caller parseCaller() {
        if (caller == null || caller.kind() == null) {
            throw ProblemException.invalid("caller is missing, or its kind");
        }
        CallerKind kind = CallerKind.parse(caller.kind());
        if (kind == CallerKind.TICKET) {
            throw ProblemException.invalid("a ticket can do what its caller can, and no more: check that caller");
        }
        List<String> groups = caller.groups() == null ? List.of() : caller.groups();
        if (groups.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid("caller.groups must be a list of strings");
        }
        return new Caller(caller.subject(), Set.copyOf(groups), kind);
    }

    CredentialAsk parseAsk() {
        if (request == null) {
            throw ProblemException.invalid("request is missing: what the caller would send to POST /v1/credentials");
        }
        return request.parse();
    }
}
