package io.drawbridge.upload.part;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The memory that all uploads of this process share: a pool of direct slabs of one size, allocated when first needed
 * and used again for ever after. It is both the bound and the pool, so that nothing is allocated per byte and the
 * garbage collector never sees a part. Whoever asks first is served first, and gets all slabs of a part at once or
 * none: an upload never holds half a part while it waits for the other half of it.
 *
 * <p>A part takes as many slabs as it has bytes for: a slab is small beside a part, so that many small bodies find room.
 *
 * <p>So many parts are due to each upload. What then is left goes to uploads that want more, up to a bound of their own and
 * to an equal share for each that holds any, and never the last quarter: the next uploads shall find slabs.
 */
public final class ByteBudget {

    /** Bytes of a slab of this process. */
    public static final int SLAB = 1 << 20;

    /** The share of all slabs that is kept for the next uploads. */
    private static final int KEPT_QUOTIENT = 4;

    private final int slabSize;
    private final int slabs;
    private final Supplier<ByteBuffer> source;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Deque<Claim> claims = new ArrayDeque<>();
    private int allocated;
    /** Accounts that hold any slab. */
    private int sharing;

    private long waits;
    private long waitedNanos;

    /** @param bytes upper bound of all slabs together; rounded down to whole slabs, at least one */
    public ByteBudget(long bytes, int slabSize) {
        this(bytes, slabSize, () -> ByteBuffer.allocateDirect(slabSize));
    }

    ByteBudget(long bytes, int slabSize, Supplier<ByteBuffer> source) {
        if (bytes < slabSize) {
            throw new IllegalArgumentException(
                    "drawbridge.memory.part-buffers must be at least " + slabSize + " bytes");
        }
        this.slabSize = slabSize;
        this.source = source;
        this.slabs = (int) Math.min(Integer.MAX_VALUE, bytes / slabSize);
    }

    /** The same of a file in that directory; claims fail with {@link UncheckedIOException} when the disk is full. */
    public static ByteBudget ofFile(Path directory, long bytes, int slabSize) {
        return new ByteBudget(bytes, slabSize, SpillFile.in(directory, slabSize)::next);
    }

    /**
     * The account of one upload.
     *
     * @param parts so many are due to it; more are granted of what nobody else waits for
     * @param most bytes, up to which more is granted
     */
    public BudgetShare open(int parts, long most) {
        return new BudgetShare(this, parts, (int) Math.min(slabs, most / slabSize));
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

    /** Bytes of slabs that there are, in use or not. */
    synchronized long made() {
        return (long) allocated * slabSize;
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

    /** @param returned the slabs of each part */
    void giveBack(BudgetShare share, List<List<ByteBuffer>> returned) {
        synchronized (this) {
            returned.forEach(part -> takeBack(share, part));
        }
        serve();
    }

    private void takeBack(BudgetShare share, List<ByteBuffer> part) {
        part.forEach(free::push);
        account(share, -1, -part.size());
    }

    private void serve() {
        List<Runnable> grants = new ArrayList<>();
        synchronized (this) {
            for (Optional<Claim> next = next(); next.isPresent(); next = next()) {
                Claim claim = next.get();
                claims.remove(claim);
                grants.add(answer(claim));
            }
        }
        grants.forEach(Runnable::run);
    }

    private Runnable answer(Claim claim) {
        try {
            List<ByteBuffer> granted = take(claim.slabs());
            account(claim.share(), 1, claim.slabs());
            return () -> claim.grant(granted);
        } catch (UncheckedIOException full) {
            return () -> claim.refused().accept(full);
        }
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
                && claim.share().grantedSlabs + claim.slabs()
                        <= Math.min(claim.share().mostSlabs, slabs / Math.max(1, sharing));
    }

    private int available() {
        return slabs - allocated + free.size();
    }

    private void account(BudgetShare share, int parts, int slabs) {
        boolean held = share.grantedParts > 0;
        share.grantedParts += parts;
        share.grantedSlabs += slabs;
        boolean holds = share.grantedParts > 0;
        if (held != holds) {
            sharing += holds ? 1 : -1;
        }
    }

    private List<ByteBuffer> take(int count) {
        while (free.size() < count) {
            free.push(source.get());
            allocated++;
        }
        return Stream.generate(() -> free.pop().clear()).limit(count).collect(Collectors.toCollection(ArrayList::new));
    }

    /** A wish for slabs that is not fulfilled yet. */
    record Claim(
            BudgetShare share, int slabs, Consumer<List<ByteBuffer>> then, Consumer<UncheckedIOException> refused) {

        private boolean isDue() {
            return share.grantedParts < share.parts;
        }

        private Claim waiting(LongConsumer noted) {
            long begun = System.nanoTime();
            Consumer<List<ByteBuffer>> noting = granted -> noted.accept(System.nanoTime() - begun);
            return new Claim(share, slabs, noting.andThen(then), refused);
        }

        private void grant(List<ByteBuffer> granted) {
            if (share.receive(granted)) {
                then.accept(granted);
            }
        }
    }
}
