package io.drawbridge.upload.door.form;

import io.drawbridge.upload.door.ObjectPath;
import io.drawbridge.upload.door.RequestHeaders;
import io.drawbridge.upload.door.RequestReader;
import io.drawbridge.upload.http.RequestId;
import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadFolder;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.upload.UploadRequest;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A form, parsed as far as its head goes: what holds for every file in it.
 *
 * @param metadata stored with each file
 * @param precondition that each file must meet
 */
record FormRequest(
        Bearer caller, UploadFolder folder, Map<String, String> metadata, Precondition precondition, String requestId) {

    FormRequest {
        metadata = Map.copyOf(metadata);
    }

    /** By its own path and bearer. */
    static FormRequest read(HttpServerRequest request) {
        // The router does not see the slash at the end, which tells a folder from an object.
        UploadFolder folder =
                ObjectPath.parseFolder(request.path()).orElseThrow(() -> new NotAllowedException(HttpMethod.PUT));
        RequestReader.refuseQuery(request);
        return read(request, new RequestHeaders(request).caller(), folder);
    }

    /** In the name of this caller, into this folder. */
    static FormRequest read(HttpServerRequest request, Bearer caller, UploadFolder folder) {
        RequestHeaders headers = new RequestHeaders(request);
        headers.refuseWhatIsNotServed();
        if (!headers.digests().isEmpty()) {
            throw new Refusal(
                    Reason.INVALID_HEADER,
                    "A digest of the request would be one of the whole form; upload a file that has a digest by PUT.");
        }
        if (headers.precondition() instanceof Precondition.Matches) {
            throw new Refusal(Reason.INVALID_HEADER, "If-Match names one object; upload that file by PUT.");
        }
        return new FormRequest(
                caller,
                folder,
                headers.metadata(),
                headers.precondition(),
                RequestId.current().orElse(""));
    }

    /** The upload of one file, or a {@link Refusal} when its name is of no use. */
    UploadRequest upload(HttpServerFileUpload file) {
        ObjectAttributes attributes = new ObjectAttributes(
                Optional.ofNullable(file.contentType()).filter(type -> !type.isBlank()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                metadata);
        return new UploadRequest(
                caller,
                new ObjectWrite(folder.file(file.filename()), attributes, precondition),
                OptionalLong.empty(),
                AnnouncedDigests.NONE,
                requestId);
    }
}
