package io.drawbridge.token.door.companion;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.multipart.PartTag;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What Uppy sends to end an upload in parts. */
@RegisterForReflection
record CompleteRequest(List<Entry> parts) {

    /** A part, in S3's words. */
    @RegisterForReflection
    record Entry(@JsonProperty("PartNumber") Integer number, @JsonProperty("ETag") String etag) {}

    static List<PartTag> parse(byte[] body) {
        List<Entry> parts = StrictJson.read(body, CompleteRequest.class).parts();
        if (parts == null || parts.stream().anyMatch(part -> part == null || part.number() == null)) {
            throw ProblemException.invalid("parts must be a list of objects with PartNumber and ETag");
        }
        return parts.stream()
                .map(part -> new PartTag(part.number(), part.etag()))
                .toList();
    }
}
