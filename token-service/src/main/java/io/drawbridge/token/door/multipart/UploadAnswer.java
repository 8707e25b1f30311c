package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.multipart.Begun;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload that was begun; null where something is not known. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record UploadAnswer(
        @Schema(description = "Names the upload, for the same caller only.") String upload,
        String bucket,
        String key,
        @Schema(description = "Bytes of each part but the last.") long partSize,
        @Schema(description = "How many parts there are, if the size was given.", nullable = true) Integer partCount,
        @Schema(description = "The first parts, 1000 at most; the others are signed by …/parts.")
                List<PartAnswer> parts,
        @Schema(description = "When the URLs end, in UTC.", examples = "2026-01-01T12:00:00Z") String expiration) {

    static UploadAnswer of(Begun begun) {
        return new UploadAnswer(
                begun.handle(),
                begun.upload().object().bucket().value(),
                begun.upload().object().key().value(),
                begun.plan().partSize(),
                begun.plan().count().isPresent() ? begun.plan().count().getAsInt() : null,
                PartAnswer.of(begun.parts()),
                begun.parts().expiration().toString());
    }

    @Override
    public String toString() {
        return "UploadAnswer[hidden, expiration=" + expiration + "]";
    }
}
