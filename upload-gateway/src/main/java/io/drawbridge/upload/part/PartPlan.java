package io.drawbridge.upload.part;

/** How the bytes of one object are divided into at most 10,000 parts. */
public interface PartPlan {

    /** Bytes of the part with this number (from 1); the last part of a body is whatever remains. */
    long sizeOf(int number);

    /** The largest object that this plan can carry, in bytes. */
    long reach();
}
