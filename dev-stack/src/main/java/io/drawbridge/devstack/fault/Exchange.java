package io.drawbridge.devstack.fault;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One request on its way to the store and its answer on the way back, on one event loop. */
final class Exchange {

    /** Of a connection, not of the message on it. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "http2-settings", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Optional<Fault> fault;
    private boolean requestEnded;
    private boolean over;

    Exchange(Vertx vertx, HttpServerRequest request, Optional<Fault> fault) {
        this.vertx = vertx;
        this.request = request;
        this.fault = fault;
    }

    void run(HttpClient store, RequestOptions target) {
        request.pause();
        request.exceptionHandler(gone -> over = true);
        if (fault.orElse(null) instanceof Fault.Answer answer && !answer.afterwards()) {
            answerWithout(answer);
        } else if (fault.orElse(null) instanceof Fault.Latency latency) {
            after(latency.time(), () -> forward(store, target));
        } else if (fault.orElse(null) instanceof Fault.Slow slow) {
            after(slow.latency(), () -> forward(store, target));
        } else {
            forward(store, target);
        }
    }

    private void after(Duration time, Runnable step) {
        vertx.setTimer(Math.max(1, time.toMillis()), timer -> step.run());
    }

    /** The body is read to its end first, as far as the client sends it unasked: else the answer could get lost. */
    private void answerWithout(Fault.Answer answer) {
        if (expectsContinue()) {
            reply(answer);
            return;
        }
        request.endHandler(nothing -> {
            requestEnded = true;
            reply(answer);
        });
        request.handler(data -> {});
        request.resume();
    }

    private void reply(Fault.Answer answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        closeUnlessRead(response);
        response.end(answer.body());
    }

    private void forward(HttpClient store, RequestOptions target) {
        RequestOptions options =
                new RequestOptions(target).setMethod(request.method()).setURI(request.uri());
        store.request(options).onSuccess(this::send).onFailure(failure -> cut());
    }

    private void send(HttpClientRequest forwarded) {
        if (over) {
            forwarded.reset();
            return;
        }
        copy(request.headers(), forwarded.headers());
        forwarded.setChunked(request.getHeader("Content-Length") == null && hasBody());
        forwarded.exceptionHandler(failure -> cut());
        request.exceptionHandler(gone -> {
            over = true;
            leave(forwarded);
        });
        forwarded.response().onSuccess(answer -> receive(forwarded, answer)).onFailure(failure -> cut());
        if (expectsContinue()) {
            forwarded.continueHandler(nothing -> {
                request.response().writeContinue();
                sendBody(forwarded);
            });
            forwarded.sendHead();
        } else {
            sendBody(forwarded);
        }
    }

    private void sendBody(HttpClientRequest forwarded) {
        BodyFlow.start(request, forwarded, haltOfRequest(forwarded), brakeOfRequest(), () -> {
            requestEnded = true;
            forwarded.end();
        });
    }

    private BodyFlow.Halt haltOfRequest(HttpClientRequest forwarded) {
        if (fault.orElse(null) instanceof Fault.CutRequest cut) {
            return new BodyFlow.Halt(cut.afterBytes(), flow -> {
                leave(forwarded);
                cut();
            });
        }
        if (fault.orElse(null) instanceof Fault.StallRequest stall) {
            return new BodyFlow.Halt(stall.afterBytes(), flow -> after(stall.time(), flow::goOn));
        }
        if (fault.orElse(null) instanceof Fault.CorruptRequest corrupt) {
            return new BodyFlow.Halt(corrupt.afterBytes(), BodyFlow::corrupt);
        }
        return BodyFlow.Halt.NONE;
    }

    private Brake brakeOfRequest() {
        return fault.orElse(null) instanceof Fault.Slow slow ? new Brake(vertx, slow.bytesPerSecond()) : Brake.NONE;
    }

    private void receive(HttpClientRequest forwarded, HttpClientResponse answer) {
        answer.pause();
        if (fault.orElse(null) instanceof Fault.Answer other) {
            answer.handler(data -> {});
            answer.endHandler(nothing -> reply(other));
            answer.resume();
            return;
        }
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        response.setStatusMessage(answer.statusMessage());
        copy(answer.headers(), response.headers());
        response.setChunked(isOfUnknownLength(answer));
        response.exceptionHandler(gone -> leave(forwarded));
        answer.exceptionHandler(failure -> cut());
        closeUnlessRead(response);
        BodyFlow.start(answer, response, haltOfAnswer(forwarded), Brake.NONE, response::end);
    }

    private BodyFlow.Halt haltOfAnswer(HttpClientRequest forwarded) {
        if (fault.orElse(null) instanceof Fault.CutResponse cut) {
            return new BodyFlow.Halt(cut.afterBytes(), flow -> {
                over = true;
                request.connection().close(); // when what was written has gone out
                leave(forwarded);
            });
        }
        if (fault.orElse(null) instanceof Fault.StallResponse stall) {
            return new BodyFlow.Halt(stall.afterBytes(), flow -> after(stall.time(), flow::goOn));
        }
        return BodyFlow.Halt.NONE;
    }

    /** An answer before the end of the request: what is left of the body must not be taken for the next request. */
    private void closeUnlessRead(HttpServerResponse response) {
        if (!requestEnded && hasBody()) {
            response.putHeader("Connection", "close");
            response.endHandler(nothing -> request.connection().close());
        }
    }

    private void cut() {
        over = true;
        Connections.cut(request.connection());
    }

    /** The store sees the client leave. */
    private static void leave(HttpClientRequest forwarded) {
        Connections.cut(forwarded.connection());
    }

    private boolean expectsContinue() {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private boolean hasBody() {
        String length = request.getHeader("Content-Length");
        return length == null ? request.headers().contains("Transfer-Encoding") : !length.equals("0");
    }

    /** In chunks, or up to the end of the connection. */
    private boolean isOfUnknownLength(HttpClientResponse answer) {
        boolean bodiless =
                request.method() == HttpMethod.HEAD || Set.of(204, 304).contains(answer.statusCode());
        return !bodiless && answer.getHeader("Content-Length") == null;
    }

    /** The Host header too, as it was: signatures cover it. */
    private static void copy(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }
}
