package io.drawbridge.upload.upload;

import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.integrity.BodyDigests;
import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.part.SizeLimit;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Sees every byte of a body once: counts, enforces the limit, computes digests. */
final class BodyMeter {

    private final SizeLimit limit;
    private final OptionalLong announced;
    private final BodyDigests digests;
    private long bytes;

    BodyMeter(SizeLimit limit, OptionalLong announced, BodyDigests digests) {
        this.limit = limit;
        this.announced = announced;
        this.digests = digests;
    }

    /** @throws Refusal when the announced length is over the limit; then not one byte is asked for */
    void checkAnnounced() {
        if (announced.isPresent() && announced.getAsLong() > limit.bytes()) {
            throw tooLarge();
        }
    }

    void count(ByteBuffer arrived) {
        bytes += arrived.remaining();
        if (bytes > limit.bytes()) {
            throw tooLarge();
        }
        digests.add(arrived);
    }

    /** Takes note of the next part. */
    void cut(Part part) {
        digests.addPart(part.crc32c(), part.length());
    }

    /** To be called after the last byte, before anything becomes visible. */
    void verify() {
        if (announced.isPresent() && announced.getAsLong() != bytes) {
            throw new Refusal(
                    Reason.INCOMPLETE_BODY,
                    "Content-Length says " + announced.getAsLong() + " bytes, " + bytes + " arrived.");
        }
        digests.verify();
    }

    long bytes() {
        return bytes;
    }

    BodyChecksum checksum() {
        return digests.checksum();
    }

    private Refusal tooLarge() {
        return new Refusal(
                Reason.TOO_LARGE,
                "The limit for this upload is " + limit.bytes() + " bytes, set by " + limit.setBy() + ".");
    }
}
