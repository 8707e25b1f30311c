package io.drawbridge.token.door.credentials;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.door.RequestedScope;
import io.drawbridge.token.vending.CredentialAsk;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request as it came; a field that was not sent is null, and nothing but {@link #parse} looks at it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What credentials are asked for. Give either key or prefix.")
public record CredentialRequest(
        @Schema(required = true, examples = "my-bucket") String bucket,
        @Schema(description = "One object.", examples = "uploads/data.dump") String key,
        @Schema(description = "All objects under a folder; ends in '/'.", examples = "uploads/") String prefix,
        @Schema(description = "Some of upload, download, list, delete.", examples = "[\"upload\"]", required = true)
                List<String> actions,
        @Schema(
                        description = "Lifetime in seconds, from 900 to the longest of the grant; its default if"
                                + " absent.",
                        examples = "3600")
                Long ttlSeconds,
        @Schema(
                        description =
                                "For a gateway that checks keys itself: with a key, the credentials may be for the whole"
                                        + " prefix around it that one grant covers.")
                Boolean lease) {

    /** The same as parsed values, or a problem that says what to correct. */
    public CredentialAsk parse() {
        return new CredentialAsk(
                new RequestedScope(bucket, key, prefix, actions).parse(),
                Optional.ofNullable(ttlSeconds).map(Duration::ofSeconds),
                Boolean.TRUE.equals(lease));
    }
}
