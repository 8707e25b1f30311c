package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.multipart.PartTag;
import io.drawbridge.token.multipart.StoredPart;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part in S3's own words, which are those of boto3 too; what is listed can be sent to complete as it is. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartEntry(
        @JsonProperty("PartNumber") @Schema(required = true) Integer partNumber,
        @JsonProperty("ETag") @Schema(description = "With or without its quotes.", required = true) String etag,
        @JsonProperty("Size") @Schema(description = "In bytes, as listed; not looked at when completing.") Long size) {

    static PartEntry of(StoredPart part) {
        return new PartEntry(part.number(), part.etag(), part.size());
    }

    PartTag parse() {
        if (partNumber == null) {
            throw ProblemException.invalid("PartNumber is missing");
        }
        return new PartTag(partNumber, etag);
    }
}
