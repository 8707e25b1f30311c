package io.drawbridge.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final int SLAB = 100;
    private static final int DUE = 9;
    private static final long MOST = 4 * SLAB;

    private final ByteBudget budget = new ByteBudget(4 * SLAB + 50, SLAB);

    @Test
    void holdsNoMoreThanWholeSlabsOfItsLimit() {
        BudgetShare share = budget.open(DUE, MOST);
        take(share, 4 * SLAB).assertCompleted();
        assertThat(budget.limit()).isEqualTo(4 * SLAB);
        assertThat(budget.inUse()).isEqualTo(4 * SLAB);
        take(share, 1).assertNotTerminated();
        assertThat(budget.waiting()).isEqualTo(1);
    }

    @Test
    void slabsAreUsedAgainAndComeBackEmpty() {
        BudgetShare share = budget.open(DUE, MOST);
        List<ByteBuffer> part = take(share, SLAB).getItem();
        ByteBuffer slab = part.get(0);
        slab.position(37).limit(50);
        share.give(part);
        ByteBuffer again = take(share, SLAB).getItem().get(0);
        assertThat(again).isSameAs(slab);
        assertThat(again.isDirect()).isTrue();
        assertThat(again.remaining()).isEqualTo(SLAB);
    }

    @Test
    void allSlabsOfAPartAreGrantedAtOnceAndInOrderOfAsking() {
        BudgetShare holder = budget.open(DUE, MOST);
        List<List<ByteBuffer>> held =
                Stream.generate(() -> take(holder, SLAB).getItem()).limit(3).toList();
        UniAssertSubscriber<List<ByteBuffer>> large = take(budget.open(DUE, MOST), 3 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> small = take(budget.open(DUE, MOST), SLAB);
        small.assertNotTerminated();
        holder.give(held.get(0));
        large.assertNotTerminated();
        holder.give(held.get(1));
        large.assertCompleted();
        small.assertNotTerminated();
        holder.give(held.get(2));
        small.assertCompleted();
    }

    @Test
    void countsTheOnesThatHadToWait() {
        BudgetShare holder = budget.open(DUE, MOST);
        List<ByteBuffer> held = take(holder, budget.limit()).getItem();
        UniAssertSubscriber<List<ByteBuffer>> second = take(budget.open(DUE, MOST), SLAB);
        assertThat(budget.waits()).isZero();
        holder.give(held);
        second.assertCompleted();
        assertThat(budget.waits()).isEqualTo(1);
        assertThat(budget.waitedNanos()).isPositive();
    }

    @Test
    void aSmallWishDoesNotOvertakeALargeOne() {
        BudgetShare holder = budget.open(DUE, MOST);
        take(holder, 3 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> large = take(budget.open(DUE, MOST), 2 * SLAB);
        UniAssertSubscriber<List<ByteBuffer>> small = take(budget.open(DUE, MOST), SLAB);
        large.assertNotTerminated();
        small.assertNotTerminated();
    }

    @Test
    void moreThanIsDueComesFromWhatIsLeftButTheLastSlab() {
        BudgetShare eager = budget.open(1, MOST);
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertNotTerminated();
        assertThat(budget.waiting()).as("nothing is due to it").isZero();
        take(budget.open(1, MOST), SLAB).assertCompleted();
        assertThat(budget.waits()).isZero();
    }

    @Test
    void moreThanIsDueIsNoMoreThanAnEqualShare() {
        take(budget.open(1, MOST), SLAB).assertCompleted();
        BudgetShare eager = budget.open(1, MOST);
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertNotTerminated();
        assertThat(budget.inUse()).isEqualTo(3 * SLAB);
    }

    @Test
    void moreThanIsDueIsNoMoreThanItsOwnBound() {
        BudgetShare eager = budget.open(1, 2 * SLAB);
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertCompleted();
        take(eager, SLAB).assertNotTerminated();
        assertThat(budget.inUse()).isEqualTo(2 * SLAB);
    }

    @Test
    void whatIsDueIsAQuestionOfPartsAndNotOfTheirSize() {
        BudgetShare share = budget.open(2, SLAB);
        take(share, 3 * SLAB).assertCompleted();
        take(share, SLAB).assertCompleted();
        UniAssertSubscriber<List<ByteBuffer>> third = take(share, SLAB);
        third.assertNotTerminated();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void whatIsDueComesBeforeWhatIsWantedEarlier() {
        BudgetShare eager = budget.open(1, MOST);
        take(eager, SLAB).assertCompleted();
        List<ByteBuffer> second = take(eager, SLAB).getItem();
        BudgetShare other = budget.open(DUE, MOST);
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
        BudgetShare eager = budget.open(1, MOST);
        List<ByteBuffer> first = take(eager, SLAB).getItem();
        take(budget.open(DUE, MOST), 2 * SLAB).assertCompleted();
        UniAssertSubscriber<List<ByteBuffer>> more = take(eager, SLAB);
        more.assertNotTerminated();
        eager.give(first);
        more.assertCompleted();
    }

    @Test
    void closingGivesEverythingBackAndWithdrawsWhatWasAskedFor() {
        BudgetShare first = budget.open(DUE, MOST);
        take(first, 4 * SLAB);
        BudgetShare second = budget.open(DUE, MOST);
        UniAssertSubscriber<List<ByteBuffer>> waiting = take(second, SLAB);
        second.close();
        first.close();
        waiting.assertNotTerminated();
        assertThat(budget.inUse()).isZero();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void slabsGrantedToAClosedShareGoStraightBack() {
        BudgetShare share = budget.open(DUE, MOST);
        share.close();
        take(share, SLAB).assertNotTerminated();
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void givingBackTwiceCountsOnce() {
        BudgetShare share = budget.open(DUE, MOST);
        List<ByteBuffer> slabs = take(share, 2 * SLAB).getItem();
        share.give(slabs);
        share.give(slabs);
        share.close();
        assertThat(budget.inUse()).isZero();
        assertThat(take(budget.open(DUE, MOST), 4 * SLAB).getItem())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPartLargerThanTheBudgetIsAnError() {
        assertThatThrownBy(() -> budget.claim(new ByteBudget.Claim(budget.open(DUE, MOST), 5, slabs -> {}, full -> {})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteBudget(SLAB - 1, SLAB)).hasMessageContaining("drawbridge.memory.part-buffers");
    }

    private static UniAssertSubscriber<List<ByteBuffer>> take(BudgetShare share, long bytes) {
        return share.take(bytes).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
