package io.drawbridge.upload.door.form;

import io.drawbridge.upload.door.ClientBody;
import io.drawbridge.upload.door.Invitation;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.upload.LimitsConfig;
import io.drawbridge.upload.upload.UploadRequest;
import io.drawbridge.upload.upload.Uploader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One form on its way. Each file in it is an upload of its own, authorized when its name is known and before its bytes
 * are asked for; one that is refused is read and thrown away, and the others go on. Everything happens on the request's
 * event loop.
 */
final class FormUpload {

    private final HttpServerRequest request;
    private final FormRequest form;
    private final Uploader uploader;
    private final Vertx vertx;
    private final LimitsConfig limits;
    private final List<CompletableFuture<FileAnswer>> answers = new ArrayList<>();
    private final Set<UploadTarget> targets = new HashSet<>();
    private final CompletableFuture<Optional<FileProblem>> read = new CompletableFuture<>();

    FormUpload(HttpServerRequest request, FormRequest form, Uploader uploader, Vertx vertx, LimitsConfig limits) {
        this.request = request;
        this.form = form;
        this.uploader = uploader;
        this.vertx = vertx;
        this.limits = limits;
    }

    Uni<FormAnswer> receive() {
        try {
            request.setExpectMultipart(true);
        } catch (IllegalStateException unusable) {
            throw invalid("Send Content-Type: multipart/form-data with its boundary.");
        }
        request.uploadHandler(this::begin);
        request.exceptionHandler(this::broken);
        request.endHandler(end -> read.complete(Optional.empty()));
        new Invitation(request).send();
        request.resume();
        return Uni.createFrom().completionStage(read).chain(this::answer);
    }

    private void begin(HttpServerFileUpload file) {
        if (file.filename().isEmpty()) {
            drop(file); // the field of a form in which nobody chose a file
            return;
        }
        file.pause();
        ClientBody body = ClientBody.of(file, vertx, limits);
        answers.add(store(file, body).subscribeAsCompletionStage());
    }

    private Uni<FileAnswer> store(HttpServerFileUpload file, ClientBody body) {
        return Uni.createFrom()
                .item(() -> checked(form.upload(file)))
                .chain(upload -> uploader.upload(upload, body, body.loop()))
                .map(receipt -> FileAnswer.stored(file.name(), file.filename(), receipt))
                .onFailure()
                .invoke(failure -> body.loop().execute(() -> drop(file)))
                .onFailure()
                .recoverWithItem(failure -> FileAnswer.refused(file.name(), file.filename(), FileProblem.of(failure)));
    }

    private UploadRequest checked(UploadRequest upload) {
        if (targets.size() >= limits.maxFiles()) {
            throw new Refusal(Reason.TOO_LARGE, "A form may hold " + limits.maxFiles() + " files; send another form.");
        }
        if (!targets.add(upload.target())) {
            throw invalid("The form holds two files of this name; the second is not stored.");
        }
        return upload;
    }

    /** The others of the form can only come when this one has been read. */
    private static void drop(HttpServerFileUpload file) {
        file.handler(unwanted -> {});
        file.resume();
    }

    /** The client left, or what it sends is no form; the file that was on its way hears of it by itself. */
    private void broken(Throwable cause) {
        Refusal refusal = ClientBody.because(cause);
        if (answers.isEmpty()) {
            read.completeExceptionally(refusal);
        } else {
            read.complete(Optional.of(FileProblem.of(refusal)));
        }
    }

    private Uni<FormAnswer> answer(Optional<FileProblem> problem) {
        if (answers.isEmpty()) {
            throw invalid("The form holds no file.");
        }
        return Uni.join()
                .all(answers.stream()
                        .map(answer -> Uni.createFrom().completionStage(answer))
                        .toList())
                .andFailFast()
                .map(files -> new FormAnswer(files, problem.orElse(null)));
    }

    private static Refusal invalid(String detail) {
        return new Refusal(Reason.INVALID_FORM, detail);
    }
}
