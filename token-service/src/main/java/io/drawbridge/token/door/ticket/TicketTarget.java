package io.drawbridge.token.door.ticket;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a ticket is for. It holds what the ticket itself says, and nothing of its maker's grants. */
@JsonNaming(SnakeCaseStrategy.class)
record TicketTarget(
        String bucket,
        @Schema(description = "The one object, if it is one.", nullable = true) String key,
        @Schema(description = "The folder, if it is one.", nullable = true) String prefix,
        List<String> actions,
        @Schema(description = "Bytes; null if the ticket sets no limit.", nullable = true) Long maxSize,
        @Schema(description = "Types that objects may have, such as image/png; empty for any.")
                List<String> contentTypes,
        @Schema(description = "Whether no object may be replaced.") boolean createOnly,
        @Schema(description = "In UTC.", examples = "2026-01-01T12:00:00Z") String expiration) {

    static TicketTarget of(Capability ticket) {
        Capability.Limits limits = ticket.limits();
        return new TicketTarget(
                ticket.scope().bucket().value(),
                ticket.scope().target() instanceof ObjectKey key ? key.value() : null,
                ticket.scope().target() instanceof KeyPrefix prefix ? prefix.value() : null,
                ticket.scope().actions().stream().map(Action::toString).toList(),
                limits.maxSize().isPresent() ? limits.maxSize().getAsLong() : null,
                limits.contentTypes().stream().sorted().toList(),
                limits.createOnly(),
                ticket.expiration().toString());
    }
}
