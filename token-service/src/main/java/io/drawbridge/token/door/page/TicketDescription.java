package io.drawbridge.token.door.page;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.KeyPrefix;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What whoever holds a ticket may know about it: not who made it, and not where the object will be. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record TicketDescription(
        String id,
        @Schema(description = "In UTC.", examples = "2026-01-01T12:00:00Z") String expiration,
        @Schema(description = "Whether it allows to upload.") boolean upload,
        @Schema(description = "Whether it is for a folder, so for more than one file.") boolean prefix,
        @Schema(description = "Bytes; null if the ticket sets no limit.", nullable = true) Long maxSize,
        boolean createOnly,
        @Schema(description = "Any if empty.") List<String> contentTypes) {

    static TicketDescription of(Caller holder) {
        Capability ticket = holder.capability().orElseThrow();
        OptionalLong size = ticket.limits().maxSize();
        return new TicketDescription(
                ticket.id(),
                ticket.expiration().toString(),
                ticket.scope().actions().contains(Action.UPLOAD),
                ticket.scope().target() instanceof KeyPrefix,
                size.isPresent() ? size.getAsLong() : null,
                ticket.limits().createOnly(),
                ticket.limits().contentTypes().stream().sorted().toList());
    }
}
