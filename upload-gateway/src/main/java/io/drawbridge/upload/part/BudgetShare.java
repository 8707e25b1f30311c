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
    private final Set<ByteBuffer> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    /** So many parts are due. */
    final int parts;
    /** Slabs that the budget counts as given to this account; guarded by the budget's lock. */
    int granted;

    BudgetShare(ByteBudget budget, int parts) {
        this.budget = budget;
        this.parts = parts;
    }

    /** Slabs for that many bytes, empty and ready to be filled, as soon as all of them are free. */
    public Uni<List<ByteBuffer>> take(long bytes) {
        int slabs = (int) ((bytes + budget.slabSize() - 1) / budget.slabSize());
        return Uni.createFrom().emitter(taker -> budget.claim(new ByteBudget.Claim(this, slabs, taker::complete)));
    }

    /** Gives slabs back; slabs that are not held, because they came back already, are ignored. */
    public void give(List<ByteBuffer> slabs) {
        List<ByteBuffer> returned;
        synchronized (this) {
            returned = slabs.stream().filter(held::remove).toList();
        }
        budget.giveBack(this, returned);
    }

    /** Withdraws what was asked for and gives back what is held. Nobody may write to or read from the slabs any more. */
    public void close() {
        List<ByteBuffer> returned;
        synchronized (this) {
            closed = true;
            returned = List.copyOf(held.stream().toList());
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
                held.addAll(granted);
            }
        }
        if (!wanted) {
            budget.giveBack(this, granted);
        }
        return wanted;
    }
}
