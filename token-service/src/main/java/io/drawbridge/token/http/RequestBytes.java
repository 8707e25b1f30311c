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

    private final HttpConfig config;

    RequestBytes(HttpConfig config) {
        this.config = config;
    }

    /** All of it, or a 413 problem. */
    public Uni<byte[]> read(HttpServerRequest request) {
        return read(request, config.maxBodySize().asLongValue());
    }

    /** The same for what may be long: the list of parts that completes an upload, at a path as {@link BodyLimit} knows. */
    public Uni<byte[]> readLong(HttpServerRequest request) {
        return read(request, config.maxPartListSize().asLongValue());
    }

    private static Uni<byte[]> read(HttpServerRequest request, long limit) {
        return MultiHelper.toMulti(request)
                .collect()
                .in(Buffer::buffer, (read, next) -> append(read, next, limit))
                .map(Buffer::getBytes);
    }

    private static void append(Buffer read, Buffer next, long limit) {
        if (read.length() + next.length() > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        read.appendBuffer(next);
    }
}
