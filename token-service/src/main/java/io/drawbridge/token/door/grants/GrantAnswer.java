package io.drawbridge.token.door.grants;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.scope.Action;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A grant as the caller has it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Grant")
record GrantAnswer(
        String name,
        String bucket,
        @Schema(
                        description = "Keys, or folders as uploads/*, with the caller's own names and today's date."
                                + " {uuid} is any UUID in lower case. Empty where the caller's name is not safe in a"
                                + " key.",
                        examples = "[\"users/alice/*\"]")
                List<String> keys,
        List<String> actions,
        long defaultTtlSeconds,
        long maxTtlSeconds,
        @Schema(description = "Bytes; null for no limit.", nullable = true) Long maxObjectSize,
        @Schema(description = "Types that objects may have; empty for any.") List<String> contentTypes,
        @Schema(description = "Whether no object may be replaced.") boolean createOnly,
        @Schema(description = "Headers that objects must be written with.") Map<String, String> headers) {

    static GrantAnswer of(Grant grant, Caller caller, LocalDate today) {
        Limits limits = grant.limits();
        return new GrantAnswer(
                grant.name(),
                grant.bucket().value(),
                grant.keysFor(caller, today),
                grant.actions().stream().sorted().map(Action::toString).toList(),
                limits.lifetime().usual().toSeconds(),
                limits.lifetime().max().toSeconds(),
                limits.maxObjectSize().isPresent() ? limits.maxObjectSize().getAsLong() : null,
                limits.contentTypes().named(),
                limits.createOnly(),
                limits.settings().headers());
    }
}
