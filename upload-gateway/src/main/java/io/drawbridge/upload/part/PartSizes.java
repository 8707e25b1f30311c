package io.drawbridge.upload.part;

/**
 * The smallest and the largest part that an upload may be cut into. The largest is what one part may take of the byte
 * budget.
 *
 * @param smallest bytes, within S3's 5 MiB to 5 GiB
 * @param largest bytes, a multiple of the smallest, at most 5 GiB
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">S3 multipart limits</a>
 */
public record PartSizes(long smallest, long largest) {

    public static final int MAX_PARTS = 10_000;
    private static final long MIN_PART = 5L << 20;
    private static final long MAX_PART = 5L << 30;

    public PartSizes {
        if (smallest < MIN_PART || smallest > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("drawbridge.part.size must be between 5M and 2G, not " + smallest);
        }
        if (largest < smallest || largest > MAX_PART || largest % smallest != 0) {
            throw new IllegalArgumentException(
                    "drawbridge.part.max-size must be a multiple of drawbridge.part.size and at most 5G, not "
                            + largest);
        }
    }

    /** The largest object that fits 10,000 parts. */
    public long reach() {
        return MAX_PARTS * largest;
    }
}
