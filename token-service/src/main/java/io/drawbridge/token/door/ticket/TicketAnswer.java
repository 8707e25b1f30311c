package io.drawbridge.token.door.ticket;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.ticket.IssuedTicket;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket and where a person uses it. */
@JsonNaming(SnakeCaseStrategy.class)
record TicketAnswer(
        @Schema(description = "Usable as bearer at every door, and as a segment of a path.") String ticket,
        @Schema(
                        description =
                                "A page for people. Begins with drawbridge.public-url; where that is not set, it is"
                                        + " relative to the address of this service.")
                String url,
        @Schema(description = "In UTC.", examples = "2026-01-01T12:00:00Z") String expiration,
        @Schema(description = "Names the ticket in logs and in the denylist; opens nothing.") String id,
        String bucket,
        @Schema(description = "The one object, if it is one.", nullable = true) String key,
        @Schema(description = "The folder, if it is one.", nullable = true) String prefix) {

    static TicketAnswer of(IssuedTicket issued, PublicUrl publicUrl) {
        Capability capability = issued.capability();
        return new TicketAnswer(
                issued.value(),
                publicUrl.of("/u/" + issued.value()),
                capability.expiration().toString(),
                capability.id(),
                capability.scope().bucket().value(),
                capability.scope().target() instanceof ObjectKey key ? key.value() : null,
                capability.scope().target() instanceof KeyPrefix prefix ? prefix.value() : null);
    }

    @Override
    public String toString() {
        return "TicketAnswer[" + id + "]";
    }
}
