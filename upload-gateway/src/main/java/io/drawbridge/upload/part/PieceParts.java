package io.drawbridge.upload.part;

/** The plan for a piece of an object: equal parts, of which as many follow as there are bytes. */
record PieceParts(long size) implements PartPlan {

    @Override
    public long sizeOf(int number) {
        return size;
    }

    @Override
    public long reach() {
        return PartSizes.MAX_PARTS * size;
    }
}
