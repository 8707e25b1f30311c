package io.drawbridge.token.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PartPlanTest {

    private static final long SMALLEST_OF_S3 = 5L << 20;

    @Property
    void everySizeFitsInLegalPartsThatAddUp(@ForAll @LongRange(max = PartPlan.LARGEST_OBJECT) long size) {
        PartPlan plan = PartPlan.of(OptionalLong.of(size), OptionalLong.empty());
        int count = plan.count().orElseThrow();

        assertThat(count).isBetween(1, PartPlan.MOST_PARTS);
        assertThat(IntStream.rangeClosed(1, count)
                        .mapToLong(n -> plan.sizeOf(n).orElseThrow())
                        .sum())
                .isEqualTo(size);
        assertThat(IntStream.rangeClosed(1, count))
                .allSatisfy(n -> assertThat(plan.sizeOf(n).orElseThrow()).isLessThanOrEqualTo(PartPlan.LARGEST_PART));
        assertThat(IntStream.range(1, count))
                .allSatisfy(n -> assertThat(plan.sizeOf(n).orElseThrow()).isGreaterThanOrEqualTo(SMALLEST_OF_S3));
    }

    /** Even: no part is longer than another by more than what is left over. */
    @Property
    void partsAreEven(@ForAll @LongRange(min = 1, max = 1L << 40) long size) {
        PartPlan plan = PartPlan.of(OptionalLong.of(size), OptionalLong.empty());
        int count = plan.count().orElseThrow();

        assertThat(plan.sizeOf(1).orElseThrow() - plan.sizeOf(count).orElseThrow())
                .isLessThan(count);
    }

    @Property
    void whatAGrantAllowsFitsWhenTheSizeIsUnknown(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long most) {
        PartPlan plan = PartPlan.of(OptionalLong.empty(), OptionalLong.of(most));

        assertThat(plan.partSize() * PartPlan.MOST_PARTS)
                .isGreaterThanOrEqualTo(Math.min(most, PartPlan.LARGEST_OBJECT));
        assertThat(plan.partSize()).isBetween(SMALLEST_OF_S3, PartPlan.LARGEST_PART);
    }

    @Test
    void refusesPartsThatAreNotOfTheUpload() {
        PartPlan plan = PartPlan.of(OptionalLong.of(20L << 20), OptionalLong.empty());

        assertThatThrownBy(() -> plan.sizeOf(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> plan.sizeOf(plan.count().orElseThrow() + 1)).isInstanceOf(ProblemException.class);
    }
}
