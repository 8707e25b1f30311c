package io.drawbridge.upload.part;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/** One run of a {@link PartCutter}. A piece of the body is not used after it was handed in. All state is confined to the cutter's loop. */
final class Cut implements MultiSubscriber<ByteBuffer>, Flow.Subscription {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PartCutter cutter;
    private final Flow.Subscriber<? super Part> parts;
    private Flow.Subscription body;

    private long demand;
    private int number = 1;
    private PartBuffer filling;
    /** Bytes that arrived for the part after the one that they filled up. */
    private ByteBuffer carry = NOTHING;

    private boolean waitingForSlabs;
    private boolean waitingForBytes;
    private boolean ended;
    private boolean over;
    private boolean advancing;
    private boolean advanceAgain;

    Cut(PartCutter cutter, Flow.Subscriber<? super Part> parts) {
        this.cutter = cutter;
        this.parts = parts;
    }

    @Override
    public void request(long parts) {
        cutter.loop().execute(() -> {
            demand = demand + parts < 0 ? Long.MAX_VALUE : demand + parts;
            advance();
        });
    }

    @Override
    public void cancel() {
        cutter.loop().execute(() -> {
            over = true;
            body.cancel();
        });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body = subscription;
        parts.onSubscribe(this);
    }

    @Override
    public void onItem(ByteBuffer bytes) {
        if (!waitingForBytes) {
            // It would take the place of what waits for room.
            fail(new IllegalStateException("a piece that was not asked for"));
            return;
        }
        waitingForBytes = false;
        carry = bytes;
        advance();
        carry = carry.hasRemaining() ? copyOf(carry) : NOTHING;
    }

    /** What does not fit the part outlives this call, and the piece may not. */
    private static ByteBuffer copyOf(ByteBuffer piece) {
        return ByteBuffer.allocate(piece.remaining()).put(piece).flip();
    }

    @Override
    public void onCompletion() {
        ended = true;
        advance();
    }

    @Override
    public void onFailure(Throwable failure) {
        if (!over) {
            over = true;
            parts.onError(failure);
        }
    }

    /** Goes as far as it can; everything that happens comes here, also while it is at work. */
    private void advance() {
        advanceAgain = true;
        if (advancing) {
            return;
        }
        advancing = true;
        while (advanceAgain && !over) {
            advanceAgain = false;
            step();
        }
        advancing = false;
    }

    private void step() {
        if (filling == null) {
            claimSlabs();
            return;
        }
        filling.pour(carry);
        if (isDecided()) {
            emit();
        } else if (!ended && !carry.hasRemaining() && !waitingForBytes) {
            waitingForBytes = true;
            body.request(1);
        }
    }

    /** A full part goes out only when it is known whether the body goes on: the last one is treated differently. */
    private boolean isDecided() {
        return filling.isFull() && carry.hasRemaining() || ended;
    }

    private void emit() {
        if (demand == 0) {
            return;
        }
        demand--;
        boolean last = ended && !carry.hasRemaining();
        Part part = filling.toPart(last);
        filling = null;
        over = last;
        number++;
        advanceAgain = true;
        parts.onNext(part);
        if (last) {
            parts.onComplete();
        }
    }

    private void claimSlabs() {
        if (waitingForSlabs || demand == 0 && number == 1) {
            return;
        }
        waitingForSlabs = true;
        long size = cutter.plan().sizeOf(number);
        BudgetShare share = cutter.shares().forPartOf(size);
        Uni<List<ByteBuffer>> slabs =
                share.take(size).onFailure(UncheckedIOException.class).transform(Cut::diskIsFull);
        (number == 1 ? boundedByPatience(slabs) : slabs)
                .subscribe()
                .with(granted -> cutter.loop().execute(() -> fill(size, granted, share)), failure -> cutter.loop()
                        .execute(() -> fail(failure)));
    }

    /** Only a new upload is turned away; one that was let in waits until others have given back. */
    private Uni<List<ByteBuffer>> boundedByPatience(Uni<List<ByteBuffer>> slabs) {
        return slabs.ifNoItem().after(cutter.patience()).failWith(() -> new Refusal(
                        Reason.BUSY, "Too many uploads are going on; try again, or use another replica.")
                .retryAfter(RETRY_AFTER));
    }

    private static Refusal diskIsFull(Throwable cause) {
        return Refusal.because(Reason.BUSY, "There is no room for parts of this size; try again later.", cause)
                .retryAfter(RETRY_AFTER);
    }

    private void fill(long size, List<ByteBuffer> granted, BudgetShare share) {
        waitingForSlabs = false;
        filling = new PartBuffer(number, size, granted, share);
        advance();
    }

    private void fail(Throwable failure) {
        body.cancel();
        onFailure(failure);
    }
}
