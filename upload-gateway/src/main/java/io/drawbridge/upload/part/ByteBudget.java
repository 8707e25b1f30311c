package io.drawbridge.upload.part;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The memory that all uploads of this process share: a pool of direct slabs of one size, allocated when first needed
 * and used again for ever after. It is both the bound and the pool, so that nothing is allocated per byte and the
 * garbage collector never sees a part. Whoever asks first is served first, and gets all slabs of a part at once or
 * none: an upload never holds half a part while it waits for the other half of it.
 *
 * <p>So many parts are due to each upload. What then is left goes to uploads that want more, up to an equal share for
 * each that holds any, and never the last quarter: the next uploads shall find slabs.
 */
public final class ByteBudget {

    /** The share of all slabs that is kept for the next uploads. */
    private static final int KEPT_QUOTIENT = 4;

    private final int slabSize;
    private final int slabs;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Deque<Claim> claims = new ArrayDeque<>();
    private int allocated;
    /** Accounts that hold any slab. */
    private int sharing;

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

    /**
     * The account of one upload.
     *
     * @param parts so many are due to it; more are granted of what nobody else waits for
     */
    public BudgetShare open(int parts) {
        return new BudgetShare(this, parts);
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

    /** Uploads that wait now for slabs that are due to them. */
    public synchronized int waiting() {
        return (int) claims.stream().filter(Claim::isDue).count();
    }

    /** Claims of what was due that could not be served at once, and have been served since. */
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
            boolean waits = claim.isDue() && !(fits(claim) && waiting() == 0);
            claims.add(waits ? claim.waiting(this::waited) : claim);
        }
        serve();
    }

    private synchronized void waited(long nanos) {
        waits++;
        waitedNanos += nanos;
    }

    void withdraw(BudgetShare share) {
        synchronized (this) {
            claims.removeIf(claim -> claim.share() == share);
        }
        serve();
    }

    void giveBack(BudgetShare share, List<ByteBuffer> returned) {
        synchronized (this) {
            returned.forEach(free::push);
            account(share, -returned.size());
        }
        serve();
    }

    private void serve() {
        List<Runnable> grants = new ArrayList<>();
        synchronized (this) {
            for (Optional<Claim> next = next(); next.isPresent(); next = next()) {
                Claim claim = next.get();
                claims.remove(claim);
                account(claim.share(), claim.slabs());
                List<ByteBuffer> granted = take(claim.slabs());
                grants.add(() -> claim.grant(granted));
            }
        }
        grants.forEach(Runnable::run);
    }

    /** The first of those to whom it is due; only when nobody waits for what is due, one that wants more. */
    private Optional<Claim> next() {
        Optional<Claim> due = claims.stream().filter(Claim::isDue).findFirst();
        return due.isPresent()
                ? due.filter(this::fits)
                : claims.stream().filter(this::isLeftOver).findFirst();
    }

    private boolean fits(Claim claim) {
        return claim.slabs() <= available();
    }

    private boolean isLeftOver(Claim claim) {
        return claim.slabs() + Math.max(1, slabs / KEPT_QUOTIENT) <= available()
                && claim.share().granted + claim.slabs() <= slabs / Math.max(1, sharing);
    }

    private int available() {
        return slabs - allocated + free.size();
    }

    private void account(BudgetShare share, int change) {
        boolean held = share.granted > 0;
        share.granted += change;
        boolean holds = share.granted > 0;
        if (held != holds) {
            sharing += holds ? 1 : -1;
        }
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

        private boolean isDue() {
            return share.granted + slabs <= (long) share.parts * slabs;
        }

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
