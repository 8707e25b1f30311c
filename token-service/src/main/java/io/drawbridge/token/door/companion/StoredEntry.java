package io.drawbridge.token.door.companion;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.multipart.StoredPart;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A part that the store has, in S3's words. */
@RegisterForReflection
record StoredEntry(
        @JsonProperty("PartNumber") int number, @JsonProperty("ETag") String etag, @JsonProperty("Size") long size) {

    static List<StoredEntry> of(List<StoredPart> parts) {
        return parts.stream()
                .map(part -> new StoredEntry(part.number(), part.etag(), part.size()))
                .toList();
    }
}
