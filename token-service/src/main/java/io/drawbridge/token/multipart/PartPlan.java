package io.drawbridge.token.multipart;

import io.drawbridge.token.problem.ProblemException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Even parts: all of one size, the last one of what is left. Small enough to be sent again, and few enough for one answer
 * up to 64 GiB.
 *
 * @param partSize in bytes
 * @param size of the object, if it is known
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">Limits</a>
 */
public record PartPlan(long partSize, OptionalLong size) {

    public static final int MOST_PARTS = 10_000;
    public static final long LARGEST_PART = 5L << 30;
    public static final long LARGEST_OBJECT = MOST_PARTS * LARGEST_PART;

    /** Made even, two parts of this are never smaller than the 5 MiB that S3 wants of all but the last. */
    private static final long SMALLEST_PART = 10L << 20;

    private static final long HANDY_PART = 64L << 20;
    private static final int HANDY_COUNT = 1000;

    /** Where nothing is known; 10,000 of them are 156 GiB. */
    private static final long USUAL_PART = 16L << 20;

    /**
     * @param size of the object, if it is known
     * @param most that the object may have, if there is a limit
     */
    static PartPlan of(OptionalLong size, OptionalLong most) {
        if (size.isPresent()) {
            long count = Math.max(1, divide(size.getAsLong(), partSize(size.getAsLong())));
            return new PartPlan(divide(size.getAsLong(), count), size);
        }
        return new PartPlan(most.isPresent() ? partSize(Math.min(most.getAsLong(), LARGEST_OBJECT)) : USUAL_PART, size);
    }

    /** How many parts there are, if that is known. */
    public OptionalInt count() {
        if (size.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(size.getAsLong() == 0 ? 1 : Math.toIntExact(divide(size.getAsLong(), partSize)));
    }

    /** Of a part, counted from 1; empty where it may have any. */
    public OptionalLong sizeOf(int number) {
        requirePart(number);
        if (size.isEmpty()) {
            return OptionalLong.empty();
        }
        long before = (number - 1) * partSize;
        return OptionalLong.of(Math.min(partSize, size.getAsLong() - before));
    }

    private void requirePart(int number) {
        int last = count().orElse(MOST_PARTS);
        if (number < 1 || number > last) {
            throw ProblemException.invalid("the parts of this upload have the numbers 1 to " + last);
        }
    }

    private static long partSize(long size) {
        long handy = Math.min(HANDY_PART, divide(size, HANDY_COUNT));
        return Math.max(Math.max(SMALLEST_PART, handy), divide(size, MOST_PARTS));
    }

    private static long divide(long size, long by) {
        return size / by + (size % by == 0 ? 0 : 1);
    }
}
