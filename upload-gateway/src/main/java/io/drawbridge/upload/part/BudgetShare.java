package io.drawbridge.upload.part;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What one upload holds of the {@link ByteBudget}. Closing it gives everything back, also slabs that were granted but
 * never reached their taker because the upload was cancelled at that moment: no path can leak a slab.
 */
public final class BudgetShare {

    private final ByteBudget budget;
    /** The slabs of each part. */
    private final Set<List<ByteBuffer>> held = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean closed;

    /** So many parts are due. */
    final int parts;
    /** More than these are granted only up to so many slabs in all. */
    final int mostSlabs;
    /** Parts and slabs that the budget counts as given to this account; guarded by the budget's lock. */
    int grantedParts;

    int grantedSlabs;

    BudgetShare(ByteBudget budget, int parts, int mostSlabs) {
        this.budget = budget;
        this.parts = parts;
        this.mostSlabs = mostSlabs;
    }

    /** Slabs for that many bytes of one part, empty and ready to be filled, as soon as all of them are free. */
    public Uni<List<ByteBuffer>> take(long bytes) {
        int slabs = (int) ((bytes + budget.slabSize() - 1) / budget.slabSize());
        return Uni.createFrom()
                .emitter(taker -> budget.claim(new ByteBudget.Claim(this, slabs, taker::complete, taker::fail)));
    }

    /** Gives back what was taken for a part; it is ignored when it came back already. */
    public void give(List<ByteBuffer> slabs) {
        boolean mine;
        synchronized (this) {
            mine = held.remove(slabs);
        }
        if (mine) {
            budget.giveBack(this, List.of(slabs));
        }
    }

    /** Withdraws what was asked for and gives back what is held. Nobody may write to or read from the slabs any more. */
    public void close() {
        List<List<ByteBuffer>> returned;
        synchronized (this) {
            closed = true;
            returned = List.copyOf(held);
            held.clear();
        }
        budget.withdraw(this);
        budget.giveBack(this, returned);
    }

    /** @return whether the taker still wants them; if not they are back in the budget */
    boolean receive(List<ByteBuffer> granted) {
        boolean wanted;
        synchronized (this) {
            wanted = !closed;
            if (wanted) {
                held.add(granted);
            }
        }
        if (!wanted) {
            budget.giveBack(this, List.of(granted));
        }
        return wanted;
    }
}
