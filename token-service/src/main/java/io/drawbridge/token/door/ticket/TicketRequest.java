package io.drawbridge.token.door.ticket;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.door.RequestedScope;
import io.drawbridge.token.ticket.TicketAsk;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request as it came; a field that was not sent is null, and nothing but {@link #parse} looks at it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What a ticket is asked for. Give either key or prefix.")
record TicketRequest(
        @Schema(required = true, examples = "my-bucket") String bucket,
        @Schema(description = "One object.", examples = "uploads/report.pdf") String key,
        @Schema(description = "All objects under a folder; ends in '/'.", examples = "uploads/") String prefix,
        @Schema(description = "Some of upload, download, list, delete.", examples = "[\"upload\"]", required = true)
                List<String> actions,
        @Schema(description = "From 60 to the longest of the grant; its default if absent.", examples = "3600")
                Long ttlSeconds,
        @Schema(description = "Bytes of one object, at most.") Long maxSize,
        @Schema(description = "Replaces no object that is there.") Boolean createOnly,
        @Schema(description = "One object only: with a prefix, its key is chosen now and is in the answer.")
                Boolean singleObject,
        @Schema(description = "The only content types; any if absent.", examples = "[\"application/pdf\"]")
                List<String> contentTypes) {

    /** The same as parsed values, or a problem that says what to correct. */
    TicketAsk parse() {
        TicketAsk ask = new TicketAsk(
                new RequestedScope(bucket, key, prefix, actions).parse(),
                Optional.ofNullable(ttlSeconds).map(Duration::ofSeconds),
                limits());
        return Boolean.TRUE.equals(singleObject) ? ask.forOneObject() : ask;
    }

    private Capability.Limits limits() {
        return new Capability.Limits(
                maxSize == null ? OptionalLong.empty() : OptionalLong.of(maxSize),
                Boolean.TRUE.equals(createOnly),
                contentTypes == null ? Set.of() : ContentTypes.parse(contentTypes));
    }
}
