package io.drawbridge.upload.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartCutterTest {

    private static final int SLAB = 100;
    private static final int DUE = 9;
    private static final long MOST = 4 * SLAB;
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final ByteBudget budget = new ByteBudget(4 * SLAB, SLAB);
    private final PartSpace.Shares share = inMemory(budget);
    private final AtomicLong asked = new AtomicLong();

    @Property
    void partsPutTogetherAreTheBody(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 350) Integer> pieces,
            @ForAll @IntRange(min = 1, max = 4) int slabsPerPart) {
        byte[] body = new byte[pieces.stream().mapToInt(Integer::intValue).sum()];
        new Random(1).nextBytes(body);
        ByteBudget budget = new ByteBudget(4 * SLAB, SLAB);
        List<Part> parts = new ArrayList<>();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        new PartCutter(partsOf(slabsPerPart * SLAB), inMemory(budget), PATIENCE, Runnable::run)
                .cut(pieces(body, pieces))
                .subscribe()
                .with(part -> {
                    parts.add(part);
                    write(part, joined);
                    part.release();
                });
        assertThat(joined.toByteArray()).isEqualTo(body);
        assertThat(parts.stream().filter(Part::last)).containsExactly(parts.get(parts.size() - 1));
        assertThat(parts.stream().map(Part::number))
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.length() == slabsPerPart * SLAB);
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void anEmptyBodyIsOneEmptyPart() {
        AssertSubscriber<Part> parts = cut(Multi.createFrom().empty(), 1);
        assertThat(parts.awaitCompletion().getItems()).singleElement().satisfies(part -> {
            assertThat(part.length()).isZero();
            assertThat(part.isWholeBody()).isTrue();
        });
    }

    @Test
    void aBodyOfExactlyOnePartIsWhole() {
        AssertSubscriber<Part> parts = cut(body(SLAB), 1);
        assertThat(parts.awaitCompletion().getItems()).singleElement().matches(Part::isWholeBody);
    }

    @Test
    void noByteIsAskedForBeforeThereIsAWishForParts() {
        cut(body(SLAB), 0);
        assertThat(asked).hasValue(0);
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void noByteIsAskedForWithoutASlab() {
        BudgetShare other = budget.open(DUE, MOST);
        take(other, 4 * SLAB);
        cut(body(SLAB), 1);
        assertThat(asked).hasValue(0);
        assertThat(budget.waiting()).isEqualTo(1);
        other.close();
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void anUploadThatNobodyTakesPartsOfHoldsOneReadyPartAndReadsNoFurther() {
        AssertSubscriber<Part> parts = cut(body(1_000), 2);
        assertThat(parts.getItems()).hasSize(2);
        // two are out, the third is full and waits; one more piece was read to know that the body goes on
        assertThat(budget.inUse()).isEqualTo(3 * SLAB);
        assertThat(asked).hasValue(31);
        parts.request(1);
        assertThat(parts.getItems()).hasSize(3);
        assertThat(budget.inUse()).isEqualTo(4 * SLAB);
        assertThat(asked).hasValue(41);
    }

    @Test
    void aNewUploadIsTurnedAwayWhenPatienceIsOver() {
        take(budget.open(DUE, MOST), 4 * SLAB);
        AssertSubscriber<Part> parts = cut(body(SLAB), 1);
        Throwable failure = parts.awaitFailure().getFailure();
        assertThat(failure).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
            assertThat(refusal.retryAfter()).isPresent();
        });
        assertThat(asked).hasValue(0);
    }

    @Test
    void anUploadThatHasBegunWaitsLongerThanPatience() {
        BudgetShare other = budget.open(DUE, MOST);
        take(other, 3 * SLAB);
        AssertSubscriber<Part> parts = cut(body(3 * SLAB), Long.MAX_VALUE);
        assertThat(parts.getItems()).hasSize(1);
        org.awaitility.Awaitility.await().during(PATIENCE.multipliedBy(4)).until(() -> budget.waiting() == 1);
        other.close();
        parts.awaitCompletion();
        assertThat(parts.getItems()).hasSize(3);
    }

    @Test
    void aBodyThatFailsFailsThePartsAndClosingGivesTheSlabsBack() {
        Multi<ByteBuffer> body = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(ByteBuffer.wrap(new byte[150])),
                        Multi.createFrom().failure(new IllegalStateException("cut off")));
        AssertSubscriber<Part> parts = cut(body, 4);
        parts.awaitFailure().assertFailedWith(IllegalStateException.class, "cut off");
        share.close();
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void aPieceThatWasNotAskedForDoesNotTakeThePlaceOfAnother() {
        BudgetShare other = budget.open(DUE, MOST);
        take(other, 3 * SLAB);
        AtomicReference<Flow.Subscriber<? super ByteBuffer>> pieces = new AtomicReference<>();
        AssertSubscriber<Part> parts = cut(
                Multi.createFrom().publisher(subscriber -> {
                    pieces.set(subscriber);
                    subscriber.onSubscribe(whoeverAsks());
                }),
                Long.MAX_VALUE);
        pieces.get().onNext(ByteBuffer.wrap(new byte[SLAB + 1]));
        assertThat(parts.getItems()).hasSize(1);
        pieces.get().onNext(ByteBuffer.wrap(new byte[1]));
        parts.assertFailedWith(IllegalStateException.class, "not asked for");
    }

    @Test
    void cancellationReachesTheBody() {
        AtomicLong cancelled = new AtomicLong();
        AssertSubscriber<Part> parts = cut(body(1_000).onCancellation().invoke(cancelled::incrementAndGet), 1);
        parts.cancel();
        assertThat(cancelled).hasValue(1);
        share.close();
        assertThat(budget.inUse()).isZero();
    }

    @Test
    void aPartCanBeReadAgainForARetry() {
        Part part = cut(body(150), 4).awaitCompletion().getItems().get(0);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        write(part, first);
        write(part, second);
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray()).hasSize(SLAB);
    }

    private AssertSubscriber<Part> cut(Multi<ByteBuffer> body, long demand) {
        return new PartCutter(partsOf(SLAB), share, PATIENCE, Runnable::run)
                .cut(body.onRequest().invoke(asked::addAndGet))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(demand));
    }

    private static Flow.Subscription whoeverAsks() {
        return new Flow.Subscription() {
            @Override
            public void request(long pieces) {}

            @Override
            public void cancel() {}
        };
    }

    /** In pieces of ten bytes. */
    private static Multi<ByteBuffer> body(int length) {
        return Multi.createFrom().range(0, length / 10).map(i -> ByteBuffer.wrap(new byte[10]));
    }

    /** Each in the place of the one before it, as a buffer that is used again. */
    private static Multi<ByteBuffer> pieces(byte[] body, List<Integer> lengths) {
        ByteBuffer source = ByteBuffer.wrap(body);
        byte[] place = new byte[body.length];
        return Multi.createFrom().iterable(lengths).map(length -> {
            source.get(place, 0, length);
            return ByteBuffer.wrap(place, 0, length);
        });
    }

    private static PartSpace.Shares inMemory(ByteBudget budget) {
        return new PartSpace.Shares(budget.open(DUE, MOST), budget.open(DUE, MOST), Long.MAX_VALUE);
    }

    private static PartPlan partsOf(long size) {
        return new PartPlan() {
            @Override
            public long sizeOf(int number) {
                return size;
            }

            @Override
            public long reach() {
                return Long.MAX_VALUE;
            }
        };
    }

    private static void write(Part part, ByteArrayOutputStream out) {
        for (ByteBuffer slab : part.content()) {
            byte[] bytes = new byte[slab.remaining()];
            slab.get(bytes);
            out.writeBytes(bytes);
        }
    }

    private static void take(BudgetShare share, long bytes) {
        share.take(bytes).subscribe().with(slabs -> {});
    }
}
