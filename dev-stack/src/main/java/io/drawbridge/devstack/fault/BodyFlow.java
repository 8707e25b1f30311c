package io.drawbridge.devstack.fault;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * Passes a body on as fast as its receiver takes it, so that nothing piles up. At one place on the way something can
 * happen: the flow halts there until it is told to go on, or for ever.
 */
final class BodyFlow {

    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final long haltAt;
    private final Runnable atHalt;
    private final Brake brake;
    private long passed;
    private boolean halted;
    private boolean ended;
    private Buffer held;

    private BodyFlow(ReadStream<Buffer> from, WriteStream<Buffer> to, Halt halt, Brake brake) {
        this.from = from;
        this.to = to;
        this.haltAt = halt.afterBytes();
        this.atHalt = () -> halt.action().handle(this);
        this.brake = brake;
    }

    /** Starts a paused stream. The receiver's end is the caller's business, to be done at the handler given. */
    static void start(ReadStream<Buffer> from, WriteStream<Buffer> to, Halt halt, Brake brake, Runnable atEnd) {
        BodyFlow flow = new BodyFlow(from, to, halt, brake);
        from.handler(flow::pass);
        from.endHandler(nothing -> flow.end(atEnd));
        to.drainHandler(nothing -> flow.resume());
        if (flow.haltAt == 0) {
            flow.halt();
        } else {
            from.resume();
        }
    }

    private void pass(Buffer data) {
        if (passed < haltAt && passed + data.length() >= haltAt) {
            int upToThere = (int) (haltAt - passed);
            held = data.getBuffer(upToThere, data.length());
            write(data.getBuffer(0, upToThere));
            halt();
        } else {
            write(data);
        }
    }

    private void write(Buffer data) {
        passed += data.length();
        if (data.length() > 0) {
            to.write(data);
        }
        if (to.writeQueueFull()) {
            from.pause();
        }
        long rest = brake.restAfter(passed);
        if (rest > 0) {
            halted = true;
            from.pause();
            brake.rest(rest, this::goOn);
        }
    }

    private void halt() {
        halted = true;
        from.pause();
        atHalt.run();
    }

    /** Turns a bit of what is held back at a halt, and goes on. */
    void corrupt() {
        if (held != null && held.length() > 0) {
            held.setByte(0, (byte) (held.getByte(0) ^ 1));
        }
        goOn();
    }

    /** After a halt. */
    void goOn() {
        halted = false;
        Buffer rest = held;
        held = null;
        if (rest != null) {
            write(rest);
        }
        resume();
    }

    private void resume() {
        if (!halted && !ended && !to.writeQueueFull()) {
            from.resume();
        }
    }

    private void end(Runnable atEnd) {
        ended = true;
        atEnd.run();
    }

    /** @param afterBytes never reached if negative */
    record Halt(long afterBytes, Handler<BodyFlow> action) {
        static final Halt NONE = new Halt(-1, flow -> {});
    }
}
