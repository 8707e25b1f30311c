package io.drawbridge.upload.door.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.upload.upload.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one file: a receipt or a problem. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of one file: it has a receipt or a problem.")
record FileAnswer(
        @JsonProperty("field") @Schema(description = "Name of the form's field.") String field,
        @JsonProperty("filename") @Schema(description = "As the client sent it.") String filename,
        @JsonProperty("receipt") @Schema(nullable = true) Receipt receipt,
        @JsonProperty("problem") @Schema(nullable = true) FileProblem problem) {

    static FileAnswer stored(String field, String filename, Receipt receipt) {
        return new FileAnswer(field, filename, receipt, null);
    }

    static FileAnswer refused(String field, String filename, FileProblem problem) {
        return new FileAnswer(field, filename, null, problem);
    }

    /** As if this file had been a request of its own. */
    int status() {
        return problem == null ? 201 : problem.status();
    }
}
