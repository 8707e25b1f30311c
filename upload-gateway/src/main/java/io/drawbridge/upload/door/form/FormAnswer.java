package io.drawbridge.upload.door.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the files of a form. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of the files, in their order in the form.")
record FormAnswer(
        @JsonProperty("files") List<FileAnswer> files,
        @JsonProperty("problem") @Schema(description = "Why the form could not be read to its end.", nullable = true)
                FileProblem problem) {

    /** Some were stored and some were not, or not for the same reason: RFC 4918, section 13. */
    private static final int MULTI_STATUS = 207;

    FormAnswer {
        files = List.copyOf(files);
    }

    /** The one status of all files, or 207 where they differ. */
    int status() {
        List<Integer> different =
                files.stream().map(FileAnswer::status).distinct().toList();
        return different.size() == 1 && problem == null ? different.get(0) : MULTI_STATUS;
    }

    /** When all files have a chance again; empty when none of them asks to wait. */
    Optional<Long> retryAfterSeconds() {
        return files.stream()
                .map(FileAnswer::problem)
                .filter(Objects::nonNull)
                .map(FileProblem::retryAfterSeconds)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
