package io.drawbridge.upload.door;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.upload.LimitsConfig;
import io.netty.handler.codec.DecoderException;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The body of a request, or of one file in it, read from the socket only on demand. The first demand also answers
 * {@code Expect: 100-continue}: whoever asks for bytes has authorized the caller and has memory for them. A client that
 * lets demand wait too long, or leaves, ends the body with a failure. Everything happens on the request's event loop.
 */
public final class ClientBody extends AbstractMulti<ByteBuffer> {

    private final ReadStream<Buffer> source;
    private final BooleanSupplier ended;
    private final Runnable invitation;
    private final Vertx vertx;
    private final LimitsConfig limits;
    private final ContextInternal context;
    private Consumer<Predicate<ByteBuffer>> shortcut = none -> {};

    /** @param ended whether all of the source was read before anybody asked for it */
    private ClientBody(
            ReadStream<Buffer> source, BooleanSupplier ended, Runnable invitation, Vertx vertx, LimitsConfig limits) {
        this.source = source;
        this.ended = ended;
        this.invitation = invitation;
        this.vertx = vertx;
        this.limits = limits;
        this.context = (ContextInternal) vertx.getOrCreateContext();
    }

    /** The whole body. To be called on the request's event loop, in its context. */
    public static ClientBody of(HttpServerRequest request, Vertx vertx, LimitsConfig limits) {
        return new ClientBody(request, request::isEnded, new Invitation(request)::send, vertx, limits);
    }

    /**
     * The whole body, without a copy where that can be: a piece is valid only until the subscriber returns from it. To be
     * called on the request's event loop, in its context.
     */
    public static ClientBody asReceived(HttpServerRequest request, Vertx vertx, LimitsConfig limits) {
        ClientBody body = of(request, vertx, limits);
        body.shortcut = taker -> Shortcut.to(request, taker);
        return body;
    }

    /** One file of a form, which was paused when it began. To be called on the request's event loop, in its context. */
    public static ClientBody of(HttpServerFileUpload file, Vertx vertx, LimitsConfig limits) {
        return new ClientBody(file, () -> false, () -> {}, vertx, limits);
    }

    /** What the failure of a connection means: its client left, or sent what cannot be decoded. */
    public static Refusal because(Throwable cause) {
        return cause instanceof DecoderException
                ? Refusal.because(
                        Reason.INVALID_FORM, "The form cannot be read any further: its encoding is broken.", cause)
                : Refusal.because(Reason.CLIENT_GONE, "The client left before the end of its body.", cause);
    }

    /** Runs on the event loop, and in the context, of the request. */
    public Executor loop() {
        return task -> context.runOnContext(ignored -> task.run());
    }

    @Override
    public void subscribe(MultiSubscriber<? super ByteBuffer> subscriber) {
        Reading reading = new Reading(subscriber);
        reading.attach();
        subscriber.onSubscribe(reading);
    }

    private final class Reading implements Flow.Subscription {

        private final MultiSubscriber<? super ByteBuffer> subscriber;
        private final Pace pace = new Pace(limits.minRate().asLongValue(), limits.minRateWindow());
        private long outstanding;
        private long lastProgress = System.nanoTime();
        private final Queued queued = new Queued();
        private boolean started;
        private boolean leaving;
        private boolean over;
        private long watch;

        private Reading(MultiSubscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        private void attach() {
            if (!ended.getAsBoolean()) {
                source.pause();
                source.handler(this::arrived);
                source.endHandler(end -> finished());
                source.exceptionHandler(this::left);
                shortcut.accept(this::arrivedEarly);
            }
            long interval = Math.max(1, limits.idleTimeout().toMillis() / 4);
            watch = vertx.setPeriodic(interval, tick -> checkProgress());
        }

        @Override
        public void request(long buffers) {
            if (over) {
                return;
            }
            if (outstanding == 0) {
                lastProgress = System.nanoTime();
            }
            outstanding += buffers;
            invite();
            if (ended.getAsBoolean()) {
                finished();
            } else {
                source.fetch(buffers);
                queued.probe();
            }
        }

        private void invite() {
            if (!started) {
                invitation.run();
            }
            started = true;
        }

        /** A piece that Vert.x has not seen; taken only when it is the next one. */
        private boolean arrivedEarly(ByteBuffer piece) {
            if (over || leaving || outstanding == 0 || !queued.isEmpty()) {
                queued.passed();
                return false;
            }
            // Takes back the demand that this piece fulfils.
            source.pause();
            if (outstanding > 1) {
                source.fetch(outstanding - 1);
            }
            context.dispatch(piece, this::deliver);
            return true;
        }

        private void arrived(Buffer buffer) {
            queued.left(buffer.length());
            if (over || leaving) {
                return;
            }
            if (outstanding == 0) {
                left(new IllegalStateException("a piece that was not asked for"));
                return;
            }
            deliver(buffer.getByteBuf().nioBuffer());
        }

        private void deliver(ByteBuffer piece) {
            outstanding--;
            long now = System.nanoTime();
            pace.arrived(piece.remaining(), now - lastProgress);
            lastProgress = now;
            if (pace.isTooSlow()) {
                stalled("The body came slower than " + limits.minRate().asLongValue() + " bytes per second.");
            } else {
                subscriber.onItem(piece);
            }
        }

        /**
         * How many pieces wait in Vert.x, which does not tell. It waits in a queue that is worked off in turns of the
         * event loop: when nothing came in the turn after the latest demand, there was nothing.
         */
        private final class Queued {

            private boolean known;
            private long pieces;
            private long probes;

            private void probe() {
                long mine = ++probes;
                if (!known) {
                    context.runOnContext(turn -> known |= mine == probes && outstanding > 0 && !over);
                }
            }

            private boolean isEmpty() {
                return known && pieces == 0;
            }

            private void passed() {
                pieces += known ? 1 : 0;
            }

            private void left(int length) {
                pieces -= known && length > 0 ? 1 : 0;
            }
        }

        private void finished() {
            if (end()) {
                resume();
                subscriber.onCompletion();
            }
        }

        /**
         * In the next turn: over HTTP/2 the answer is cancelled in this one, which ends the upload, and nobody is there any more
         * for the failure. Until then the rest of the body is poured out at once, whatever was asked for: none of it may count.
         */
        private void left(Throwable cause) {
            leaving = true;
            context.runOnContext(turn -> broken(cause));
        }

        private void broken(Throwable cause) {
            if (end()) {
                subscriber.onFailure(because(cause));
            }
        }

        private void checkProgress() {
            long waited = System.nanoTime() - lastProgress;
            if (outstanding > 0 && waited > limits.idleTimeout().toNanos()) {
                stalled("No byte arrived for " + limits.idleTimeout().toSeconds() + " seconds.");
            }
        }

        private void stalled(String detail) {
            if (end()) {
                drop();
                subscriber.onFailure(new Refusal(Reason.CLIENT_STALLED, detail + " Send the object again."));
            }
        }

        @Override
        public void cancel() {
            if (end()) {
                drop();
            }
        }

        private boolean end() {
            boolean first = !over;
            over = true;
            vertx.cancelTimer(watch);
            return first;
        }

        /** What still comes is read and thrown away, so that the client gets to see the answer. */
        private void drop() {
            source.handler(unwanted -> {});
            resume();
        }

        /** A request counts as read only when it is not paused, and only then the connection can be kept. */
        private void resume() {
            if (!ended.getAsBoolean()) {
                source.resume();
            }
        }
    }
}
