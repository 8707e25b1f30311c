package io.drawbridge.upload.door.tus;

import io.drawbridge.upload.tus.UploadId;
import io.drawbridge.upload.tus.UploadState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Says in headers how far an upload is; answers of tus have no bodies. */
final class TusAnswers {

    static final List<String> EXTENSIONS = List.of(
            "creation", "creation-with-upload", "creation-defer-length", "expiration", "checksum", "termination");

    private TusAnswers() {}

    static RestResponse<Void> options(long limit) {
        return ResponseBuilder.<Void>noContent()
                .header("Tus-Version", TusHeaders.VERSION)
                .header("Tus-Extension", String.join(",", EXTENSIONS))
                .header("Tus-Max-Size", limit)
                .header("Tus-Checksum-Algorithm", String.join(",", new TreeSet<>(TusRequest.CHECKSUMS.keySet())))
                .build();
    }

    static RestResponse<Void> created(UploadId id, UploadState state) {
        return offset(ResponseBuilder.<Void>create(RestResponse.Status.CREATED), state)
                .header("Location", TusResource.PATH + "/" + id)
                .build();
    }

    static RestResponse<Void> appended(UploadState state) {
        return offset(ResponseBuilder.<Void>noContent(), state).build();
    }

    static RestResponse<Void> seen(UploadState state) {
        ResponseBuilder<Void> answer = offset(ResponseBuilder.<Void>ok(), state);
        if (!state.subject().metadata().isEmpty()) {
            answer.header("Upload-Metadata", state.subject().metadata());
        }
        return (state.length() == null
                        ? answer.header("Upload-Defer-Length", "1")
                        : answer.header("Upload-Length", state.length()))
                .build();
    }

    private static ResponseBuilder<Void> offset(ResponseBuilder<Void> answer, UploadState state) {
        return answer.header("Upload-Offset", state.offset())
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                state.expires().atOffset(ZoneOffset.UTC)));
    }
}
