package io.drawbridge.token.door.multipart;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Parts to be signed, for the first time or again. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record SignRequest(
        @Schema(description = "1 to 1000 of the upload's part numbers.", examples = "[1, 2]", required = true)
                List<Integer> partNumbers,
        @Schema(description = "Lifetime of the URLs in seconds.", examples = "3600") Long ttlSeconds) {

    List<Integer> numbers() {
        if (partNumbers == null) {
            throw ProblemException.invalid("part_numbers is missing");
        }
        return partNumbers;
    }

    UrlLifetime lifetime() {
        return UrlLifetime.ofSeconds(ttlSeconds);
    }
}
