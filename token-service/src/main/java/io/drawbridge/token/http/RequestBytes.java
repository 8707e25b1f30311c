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
                .map(Buffer::getBytes)
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(RequestBytes::unreadable);
    }

    /** Chunks that are none, or a client that left: nothing of ours. */
    private static ProblemException unreadable(Throwable failure) {
        return ProblemException.invalid("The body ends early, or its chunks are not what HTTP calls chunks.");
    }

    private static void append(Buffer read, Buffer next, long limit) {
        if (read.length() + next.length() > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        read.appendBuffer(next);
    }
}
