package io.drawbridge.upload.part;

/**
 * The plan for a body of known length: equal parts, as small as 10,000 of them allow, so that memory stays flat.
 * Some stores (Cloudflare R2) take nothing else.
 */
public record EqualParts(long length, long size) implements PartPlan {

    /** @throws IllegalArgumentException when 10,000 of the largest parts do not hold that many bytes */
    public static EqualParts of(long length, PartSizes sizes) {
        if (length < 0 || length > sizes.reach()) {
            throw new IllegalArgumentException(length + " bytes do not fit parts of at most " + sizes.largest());
        }
        long needed = divideUp(length, PartSizes.MAX_PARTS);
        long slabs = Math.max(1, divideUp(needed, sizes.smallest()));
        return new EqualParts(length, slabs * sizes.smallest());
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    @Override
    public long sizeOf(int number) {
        long before = (number - 1) * size;
        return Math.max(0, Math.min(size, length - before));
    }

    @Override
    public long reach() {
        return length;
    }
}
