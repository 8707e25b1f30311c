package io.drawbridge.token.http;

import io.drawbridge.token.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a request's body, once it is known who sends it. Counts: a chunked body does not tell its length. */
@ApplicationScoped
public class RequestBytes {

    private final long limit;

    RequestBytes(HttpConfig config) {
        this.limit = config.maxBodySize().asLongValue();
    }

    /** All of it, or a 413 problem. */
    public Uni<byte[]> read(HttpServerRequest request) {
        return MultiHelper.toMulti(request)
                .collect()
                .in(Buffer::buffer, this::append)
                .map(Buffer::getBytes);
    }

    private void append(Buffer read, Buffer next) {
        if (read.length() + next.length() > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        read.appendBuffer(next);
    }
}
