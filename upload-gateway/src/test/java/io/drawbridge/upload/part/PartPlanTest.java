package io.drawbridge.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    /** 48.8 TiB: ten thousand parts of 5 GiB. */
    private static final long S3_LIMIT = 10_000 * 5 * GIB;
    /** The largest object that S3 takes is 50 TB. */
    private static final long S3_OBJECT = 50_000_000_000_000L;

    private static final PartSizes UNBOUNDED = new PartSizes(8 * MIB, 5 * GIB);

    @Property
    void everyKnownLengthFitsLegalPartsAndTheSumIsExact(@ForAll("lengths") long length) {
        PartPlan plan = EqualParts.of(length, UNBOUNDED);
        assertLegal(plan, length);
    }

    @Property
    void everyUnknownLengthUpToTheLimitFitsLegalParts(@ForAll @LongRange(max = S3_OBJECT) long length) {
        PartPlan plan = GrowingParts.reaching(S3_OBJECT, UNBOUNDED);
        assertThat(plan.reach()).isGreaterThanOrEqualTo(S3_OBJECT);
        assertLegal(plan, length);
    }

    @Property
    void reachIsTheSumOfAllParts(@ForAll("sizes") PartSizes sizes) {
        GrowingParts plan = GrowingParts.comfortable(sizes);
        long sum = 0;
        for (int number = 1; number <= PartSizes.MAX_PARTS; number++) {
            sum += plan.sizeOf(number);
        }
        assertThat(plan.reach()).isEqualTo(sum);
    }

    @Property
    void aGrowingPlanReachesWhatItIsAskedFor(
            @ForAll("sizes") PartSizes sizes, @ForAll @LongRange(min = 1, max = 100) long percent) {
        long wanted = GrowingParts.comfortable(sizes).reach() / 100 * percent;
        assertThat(GrowingParts.reaching(wanted, sizes).reach()).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void theLargestObjectOfAllTakesTenThousandPartsOfFiveGib() {
        assertThat(EqualParts.of(S3_LIMIT, UNBOUNDED).size()).isEqualTo(5 * GIB);
        assertThatThrownBy(() -> EqualParts.of(S3_LIMIT + 1, UNBOUNDED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBodyOfUnknownLengthBeginsWithAThousandOfTheSmallestParts() {
        GrowingParts plan = GrowingParts.comfortable(UNBOUNDED);
        assertThat(plan.sizeOf(1)).isEqualTo(8 * MIB);
        assertThat(plan.sizeOf(1_000)).isEqualTo(8 * MIB);
        assertThat(plan.sizeOf(1_001)).isEqualTo(16 * MIB);
        assertThat(plan.sizeOf(2_001)).isEqualTo(32 * MIB);
    }

    @Test
    void knownLengthsUpTo78GibKeepTheSmallestParts() {
        assertThat(EqualParts.of(10_000 * 8 * MIB, UNBOUNDED).size()).isEqualTo(8 * MIB);
        assertThat(EqualParts.of(10_000 * 8 * MIB + 1, UNBOUNDED).size()).isEqualTo(16 * MIB);
    }

    @Test
    void aLimitThatThePartsDoNotReachIsRefused() {
        PartSizes sizes = new PartSizes(8 * MIB, 32 * MIB);
        assertThatThrownBy(() -> new PartPlans(sizes, OptionalLong.of(1L << 40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drawbridge.part.max-size");
    }

    @Test
    void withoutALimitTheReachIsTheLimit() {
        PartPlans plans = new PartPlans(new PartSizes(8 * MIB, 32 * MIB), OptionalLong.empty());
        assertThat(plans.limitFor(OptionalLong.of(1)).bytes()).isEqualTo(10_000 * 32 * MIB);
        assertThat(plans.limitFor(OptionalLong.empty()).bytes()).isEqualTo(280_000 * MIB);
    }

    @Test
    void aLimitTellsWhichSettingMakesIt() {
        PartSizes sizes = new PartSizes(8 * MIB, 32 * MIB);
        assertThat(new PartPlans(sizes, OptionalLong.empty())
                        .limitFor(OptionalLong.empty())
                        .setBy())
                .contains("drawbridge.part.max-size");
        assertThat(new PartPlans(sizes, OptionalLong.of(GIB))
                        .limitFor(OptionalLong.empty())
                        .setBy())
                .contains("drawbridge.limits.max-object-size");
    }

    /** The table of docs/upload-gateway.md: what the parts reach is what the memory holds. */
    @ParameterizedTest
    @CsvSource({"8, 78, 78", "32, 312, 273", "128, 1250, 867", "1024, 10000, 3992", "5120, 50000, 7992"})
    void reachOfTheLargestPart(long mib, long knownGib, long unknownGib) {
        PartPlans plans = new PartPlans(new PartSizes(8 * MIB, mib * MIB), OptionalLong.empty());
        assertThat(plans.limitFor(OptionalLong.of(1)).bytes() / GIB).isEqualTo(knownGib);
        assertThat(plans.limitFor(OptionalLong.empty()).bytes() / GIB).isEqualTo(unknownGib);
    }

    @Test
    void sizesOutsideS3sBoundsAreRefusedByName() {
        assertThatThrownBy(() -> new PartSizes(MIB, 8 * MIB)).hasMessageContaining("drawbridge.part.size");
        assertThatThrownBy(() -> new PartSizes(8 * MIB, 20 * MIB)).hasMessageContaining("drawbridge.part.max-size");
        assertThatThrownBy(() -> new PartSizes(8 * MIB, 6 * GIB)).hasMessageContaining("drawbridge.part.max-size");
    }

    @Provide
    Arbitrary<Long> lengths() {
        return Arbitraries.longs().between(0, S3_LIMIT).edgeCases(edges -> edges.add(0L, 1L, 8 * MIB, S3_LIMIT));
    }

    @Provide
    Arbitrary<PartSizes> sizes() {
        return Arbitraries.integers().between(5, 64).flatMap(mib -> Arbitraries.integers()
                .between(1, (int) (5 * GIB / (mib * MIB)))
                .map(times -> new PartSizes(mib * MIB, times * mib * MIB)));
    }

    private static void assertLegal(PartPlan plan, long length) {
        long left = length;
        int parts = 0;
        while (left > 0) {
            parts++;
            long size = Math.min(left, plan.sizeOf(parts));
            left -= size;
            assertThat(size).isPositive().isLessThanOrEqualTo(5 * GIB);
            if (left > 0) {
                assertThat(size).isGreaterThanOrEqualTo(5 * MIB);
            }
        }
        assertThat(parts).isLessThanOrEqualTo(10_000);
    }
}
