package io.drawbridge.token.door.multipart;

import io.drawbridge.token.multipart.PartTag;
import io.drawbridge.token.multipart.StoredPart;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts that the store has, or those that make the object. */
@RegisterForReflection
record PartList(@Schema(required = true) List<PartEntry> parts) {

    static PartList of(List<StoredPart> stored) {
        return new PartList(stored.stream().map(PartEntry::of).toList());
    }

    List<PartTag> parse() {
        if (parts == null || parts.stream().anyMatch(part -> part == null)) {
            throw ProblemException.invalid("parts must be a list of objects with PartNumber and ETag");
        }
        return parts.stream().map(PartEntry::parse).toList();
    }
}
