package io.drawbridge.upload.door.form;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.RefusalMapper;
import io.drawbridge.upload.upload.LimitsConfig;
import io.drawbridge.upload.upload.Uploader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Receives forms, whoever says where they go. */
@Singleton
class Forms {

    private final Uploader uploader;
    private final Vertx vertx;
    private final LimitsConfig limits;

    @Inject
    Forms(Uploader uploader, Vertx vertx, LimitsConfig limits) {
        this.uploader = uploader;
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Must be called on the request's event loop, before anything of its body was read. */
    Uni<RestResponse<FormAnswer>> receive(HttpServerRequest request, FormRequest form) {
        return new FormUpload(request, form, uploader, vertx, limits).receive().map(Forms::answer);
    }

    /** What comes after a break is not understood any more. */
    private static RestResponse<FormAnswer> answer(FormAnswer form) {
        RestResponse.ResponseBuilder<FormAnswer> answer = RestResponse.ResponseBuilder.create(form.status());
        if (form.problem() != null) {
            answer.header("Connection", "close");
        }
        if (form.status() == Reason.UNAUTHENTICATED.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, RefusalMapper.CHALLENGE);
        }
        form.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds)));
        return answer.entity(form).build();
    }
}
