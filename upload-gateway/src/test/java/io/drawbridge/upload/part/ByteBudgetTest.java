package io.drawbridge.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final int SLAB = 100;
    private static final int DUE = 9;

    private final ByteBudget budget = new ByteBudget(4 * SLAB + 50, SLAB);

    @Test
    void holdsNoMoreThanWholeSlabsOfItsLimit() {
        BudgetShare share = budget.open(DUE);
        take(share, 4 * SLAB).assertCompleted();
        assertThat(budget.limit()).isEqualTo(4 * SLAB);
        assertThat(budget.inUse()).isEqualTo(4 * SLAB);
        take(share, 1).assertNotTerminated();
        assertThat(budget.waiting()).isEqualTo(1);
    }

    @Test
    void slabsAreUsedAgainAndComeBackEmpty() {
        BudgetShare share = budget.open(DUE);
        ByteBuffer slab = take(share, SLAB).getItem().get(0);
        slab.position(37).limit(50);
        share.give(List.of(slab));
        ByteBuffer again = take(share, SLAB).getItem().get(0);
        assertThat(again).isSameAs(slab);
        assertThat(again.isDirect()).isTrue();
        assertThat(again.remaining()).isEqualTo(SLAB);
    }

    @Test
    void allSlabsOfAPartAreGrantedAtOnceAndInOrderOfAsking() {
        BudgetShare holder = budget.open(DUE);
        List<ByteBuffer> held = take(holder, 3 * SLAB).getItem();
        UniAssertSubscriber<List<ByteBuffer>> large = take(budget.open(DUE), 3 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> small = take(budget.open(DUE), SLAB);
        small.assertNotTerminated();
        holder.give(held.subList(0, 1));
        large.assertNotTerminated();
        holder.give(held.subList(1, 2));
        large.assertCompleted();
        small.assertNotTerminated();
        holder.give(held.subList(2, 3));
        small.assertCompleted();
    }

    @Test
    void countsTheOnesThatHadToWait() {
        BudgetShare holder = budget.open(DUE);
        List<ByteBuffer> held = take(holder, budget.limit()).getItem();
        UniAssertSubscriber<List<ByteBuffer>> second = take(budget.open(DUE), SLAB);
        assertThat(budget.waits()).isZero();
        holder.give(held);
        second.assertCompleted();
        assertThat(budget.waits()).isEqualTo(1);
        assertThat(budget.waitedNanos()).isPositive();
    }

    @Test
    void aSmallWishDoesNotOvertakeALargeOne() {
        BudgetShare holder = budget.open(DUE);
        take(holder, 3 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> large = take(budget.open(DUE), 2 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> small = take(budget.open(DUE), SLAB);
        large.assertNotTerminated();
        small.assertNotTerminated();
    }

    @Test
    void moreThanIsDueComesFromWhatIsLeftButTheLastSlab() {
        BudgetShare eager = budget.open(1);
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertNotTerminated();
        assertThat(budget.waiting()).as("nothing is due to it").isZero();
        take(budget.open(1), SLAB).assertCompleted();
        assertThat(budget.waits()).isZero();
    }

    @Test
    void moreThanIsDueIsNoMoreThanAnEqualShare() {
        take(budget.open(1), SLAB).assertCompleted();
        BudgetShare eager = budget.open(1);
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertNotTerminated();
        assertThat(budget.inUse()).isEqualTo(3 * SLAB);
    }

    @Test
    void whatIsDueComesBeforeWhatIsWantedEarlier() {
        BudgetShare eager = budget.open(1);
        take(eager, SLAB).assertCompleted();
        List<ByteBuffer> second = take(eager, SLAB).getItem();
        BudgetShare other = budget.open(DUE);
        take(other, 2 * SLAB).assertCompleted();
        UniAssertSubscriber<List<ByteBuffer>> more = take(eager, SLAB);
        UniAssertSubscriber<List<ByteBuffer>> due = take(other, SLAB);
        assertThat(budget.waiting()).isEqualTo(1);
        eager.give(second);
        due.assertCompleted();
        more.assertNotTerminated();
    }

    @Test
    void whatWasMoreBecomesDueWhenPartsComeBack() {
        BudgetShare eager = budget.open(1);
        List<ByteBuffer> first = take(eager, SLAB).getItem();
        take(budget.open(DUE), 2 * SLAB).assertCompleted();
        UniAssertSubscriber<List<ByteBuffer>> more = take(eager, SLAB);
        more.assertNotTerminated();
        eager.give(first);
        more.assertCompleted();
    }

    @Test
    void closingGivesEverythingBackAndWithdrawsWhatWasAskedFor() {
        BudgetShare first = budget.open(DUE);
        take(first, 4 * SLAB);
        BudgetShare second = budget.open(DUE);
        UniAssertSubscriber<List<ByteBuffer>> waiting = take(second, SLAB);
        second.close();
        first.close();
        waiting.assertNotTerminated();
        assertThat(budget.inUse()).isZero();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void slabsGrantedToAClosedShareGoStraightBack() {
        BudgetShare share = budget.open(DUE);
        share.close();
        take(share, SLAB).assertNotTerminated();
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void givingBackTwiceCountsOnce() {
        BudgetShare share = budget.open(DUE);
        List<ByteBuffer> slabs = new ArrayList<>(take(share, 2 * SLAB).getItem());
        share.give(slabs);
        share.give(slabs);
        share.close();
        assertThat(budget.inUse()).isZero();
        assertThat(take(budget.open(DUE), 4 * SLAB).getItem())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPartLargerThanTheBudgetIsAnError() {
        assertThatThrownBy(() -> budget.claim(new ByteBudget.Claim(budget.open(DUE), 5, slabs -> {})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteBudget(SLAB - 1, SLAB)).hasMessageContaining("drawbridge.memory.part-buffers");
    }

    private static UniAssertSubscriber<List<ByteBuffer>> take(BudgetShare share, long bytes) {
        return share.take(bytes).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
