package io.drawbridge.upload.part;

import java.util.stream.IntStream;

/**
 * The plan for a body of unknown length: a thousand of the smallest parts, then twice the size for each further step,
 * up to the largest. Where a thousand parts a step do not reach the wanted size, the steps are shorter.
 */
public record GrowingParts(PartSizes sizes, int step) implements PartPlan {

    private static final int LONGEST_STEP = 1_000;

    /**
     * The plan with the longest steps, thus the smallest parts, that still reaches the wanted size.
     *
     * @throws IllegalArgumentException when no steps reach it
     */
    public static GrowingParts reaching(long wanted, PartSizes sizes) {
        return IntStream.rangeClosed(0, LONGEST_STEP - 1)
                .mapToObj(shorter -> new GrowingParts(sizes, LONGEST_STEP - shorter))
                .filter(plan -> plan.reach() >= wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "bodies of unknown length up to " + wanted + " bytes need a larger drawbridge.part.max-size"));
    }

    /** The plan with steps of a thousand parts. */
    public static GrowingParts comfortable(PartSizes sizes) {
        return new GrowingParts(sizes, LONGEST_STEP);
    }

    @Override
    public long sizeOf(int number) {
        long size = sizes.smallest();
        for (int doubled = (number - 1) / step; doubled > 0 && size < sizes.largest(); doubled--) {
            size *= 2;
        }
        return Math.min(size, sizes.largest());
    }

    @Override
    public long reach() {
        long total = 0;
        for (int first = 1; first <= PartSizes.MAX_PARTS; first += step) {
            total += sizeOf(first) * Math.min(step, PartSizes.MAX_PARTS - first + 1);
        }
        return total;
    }
}
