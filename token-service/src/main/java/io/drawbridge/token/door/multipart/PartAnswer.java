package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.multipart.SignedPart;
import io.drawbridge.token.multipart.SignedParts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to put one part. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record PartAnswer(
        int partNumber,
        URI url,
        @Schema(description = "Bytes that the part must have; any if null.", nullable = true) Long size) {

    static List<PartAnswer> of(SignedParts signed) {
        return signed.parts().stream().map(PartAnswer::of).toList();
    }

    private static PartAnswer of(SignedPart part) {
        return new PartAnswer(
                part.number(),
                part.url().url(),
                part.size().isPresent() ? part.size().getAsLong() : null);
    }

    @Override
    public String toString() {
        return "PartAnswer[" + partNumber + ", hidden]";
    }
}
