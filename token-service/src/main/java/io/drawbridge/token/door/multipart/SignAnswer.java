package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.multipart.SignedParts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** URLs for the parts that were asked for, in that order. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record SignAnswer(
        List<PartAnswer> parts,
        @Schema(description = "When the URLs end, in UTC.", examples = "2026-01-01T12:00:00Z") String expiration) {

    static SignAnswer of(SignedParts signed) {
        return new SignAnswer(PartAnswer.of(signed), signed.expiration().toString());
    }
}
