package io.drawbridge.upload.part;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The memory that all uploads of this process share: a pool of direct slabs of one size, allocated when first needed
 * and used again for ever after. It is both the bound and the pool, so that nothing is allocated per byte and the
 * garbage collector never sees a part. Whoever asks first is served first, and gets all slabs of a part at once or
 * none: an upload never holds half a part while it waits for the other half of it.
 */
public final class ByteBudget {

    private final int slabSize;
    private final int slabs;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Deque<Claim> claims = new ArrayDeque<>();
    private int allocated;
    private long waits;
    private long waitedNanos;

    /** @param bytes upper bound of all slabs together; rounded down to whole slabs, at least one */
    public ByteBudget(long bytes, int slabSize) {
        if (bytes < slabSize) {
            throw new IllegalArgumentException(
                    "drawbridge.memory.part-buffers must hold at least one part of " + slabSize + " bytes");
        }
        this.slabSize = slabSize;
        this.slabs = (int) Math.min(Integer.MAX_VALUE, bytes / slabSize);
    }

    /** The account of one upload. */
    public BudgetShare open() {
        return new BudgetShare(this);
    }

    int slabSize() {
        return slabSize;
    }

    /** Bytes that may be in use at most. */
    public long limit() {
        return (long) slabs * slabSize;
    }

    /** Bytes that uploads hold now. */
    public synchronized long inUse() {
        return (long) (allocated - free.size()) * slabSize;
    }

    /** Uploads that wait for a slab now. */
    public synchronized int waiting() {
        return claims.size();
    }

    /** Claims that could not be served at once, and have been served since. */
    public synchronized long waits() {
        return waits;
    }

    /** How long these have waited, all together. */
    public synchronized long waitedNanos() {
        return waitedNanos;
    }

    void claim(Claim claim) {
        if (claim.slabs() > slabs) {
            throw new IllegalArgumentException("a part needs " + claim.slabs() + " slabs, the budget has " + slabs);
        }
        synchronized (this) {
            boolean atOnce = claims.isEmpty() && fits(claim);
            claims.add(atOnce ? claim : claim.waiting(this::waited));
        }
        serve();
    }

    private synchronized void waited(long nanos) {
        waits++;
        waitedNanos += nanos;
    }

    private boolean fits(Claim claim) {
        return claim.slabs() <= slabs - allocated + free.size();
    }

    void withdraw(BudgetShare share) {
        synchronized (this) {
            claims.removeIf(claim -> claim.share() == share);
        }
        serve();
    }

    void giveBack(List<ByteBuffer> returned) {
        synchronized (this) {
            returned.forEach(free::push);
        }
        serve();
    }

    private void serve() {
        List<Runnable> grants = new ArrayList<>();
        synchronized (this) {
            while (!claims.isEmpty() && fits(claims.peek())) {
                Claim claim = claims.poll();
                List<ByteBuffer> granted = take(claim.slabs());
                grants.add(() -> claim.grant(granted));
            }
        }
        grants.forEach(Runnable::run);
    }

    private List<ByteBuffer> take(int count) {
        List<ByteBuffer> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(free.isEmpty() ? allocate() : free.pop().clear());
        }
        return taken;
    }

    private ByteBuffer allocate() {
        allocated++;
        return ByteBuffer.allocateDirect(slabSize);
    }

    /** A wish for slabs that is not fulfilled yet. */
    record Claim(BudgetShare share, int slabs, Consumer<List<ByteBuffer>> then) {

        private Claim waiting(LongConsumer noted) {
            long begun = System.nanoTime();
            return new Claim(share, slabs, granted -> {
                noted.accept(System.nanoTime() - begun);
                then.accept(granted);
            });
        }

        private void grant(List<ByteBuffer> granted) {
            if (share.receive(granted)) {
                then.accept(granted);
            }
        }
    }
}
