package io.drawbridge.upload.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.multipart.StoredObject;
import io.drawbridge.upload.object.UploadTarget;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the client gets for its bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What was stored.")
public record Receipt(
        @JsonProperty("bucket") String bucket,
        @JsonProperty("key") String key,
        @JsonProperty("size") @Schema(description = "Bytes.") long size,
        @JsonProperty("etag")
                @Schema(
                        description = "The store's ETag with its quotes; missing when the store's answer got lost.",
                        nullable = true)
                String etag,
        @JsonProperty("version_id") @Schema(description = "In versioned buckets.", nullable = true) String versionId,
        @JsonProperty("checksum") BodyChecksum checksum,
        @JsonProperty("parts") @Schema(description = "1 for a single PutObject.") int parts,
        @JsonProperty("duration_ms") long durationMs) {

    static Receipt of(UploadTarget target, BodyMeter meter, StoredObject object, int parts, Duration duration) {
        return new Receipt(
                target.bucket().value(),
                target.key().value(),
                meter.bytes(),
                object.etag().orElse(null),
                object.versionId().orElse(null),
                meter.checksum(),
                parts,
                duration.toMillis());
    }
}
