package io.drawbridge.upload.part;

import java.util.OptionalLong;

/** Chooses the plan of an upload, and knows how large an upload may be. */
public final class PartPlans {

    private final PartSizes sizes;
    private final OptionalLong limit;
    private final GrowingParts growing;

    /**
     * @param limit the largest object, in bytes; empty for as large as the parts allow
     * @throws IllegalArgumentException when the parts do not reach the limit
     */
    public PartPlans(PartSizes sizes, OptionalLong limit) {
        this.sizes = sizes;
        this.limit = limit;
        this.growing =
                limit.isPresent() ? GrowingParts.reaching(limit.getAsLong(), sizes) : GrowingParts.comfortable(sizes);
    }

    /** @param length the announced length of the body, within the limit; empty when the client does not know it */
    public PartPlan forBody(OptionalLong length) {
        return length.isPresent() ? EqualParts.of(length.getAsLong(), sizes) : growing;
    }

    long smallestPart() {
        return sizes.smallest();
    }

    /** The largest body; one of announced length can be larger, because its parts need not grow. */
    public SizeLimit limitFor(OptionalLong length) {
        return limit.isPresent()
                ? new SizeLimit(limit.getAsLong(), "drawbridge.limits.max-object-size of this gateway")
                : new SizeLimit(
                        length.isPresent() ? sizes.reach() : growing.reach(),
                        "drawbridge.part.max-size of this gateway, of which an object has at most "
                                + PartSizes.MAX_PARTS);
    }
}
