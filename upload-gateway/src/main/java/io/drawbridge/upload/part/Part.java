package io.drawbridge.upload.part;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A piece of the body, complete and replayable: its bytes stay in their slabs until {@link #release()}, so that it
 * can be sent to the store as often as needed without another read from the client and without a copy.
 */
public final class Part {

    private final int number;
    private final boolean last;
    private final long crc32c;
    private final long length;
    private final List<ByteBuffer> slabs;
    private final BudgetShare share;

    Part(int number, boolean last, long crc32c, List<ByteBuffer> slabs, BudgetShare share) {
        this.number = number;
        this.last = last;
        this.crc32c = crc32c;
        this.slabs = slabs;
        this.length = slabs.stream().mapToLong(ByteBuffer::remaining).sum();
        this.share = share;
    }

    /** From 1, as S3 counts. */
    public int number() {
        return number;
    }

    /** Whether the body ends with this part. */
    public boolean last() {
        return last;
    }

    /** Bytes; only the last part may be smaller than S3's minimum, and only an empty body has an empty part. */
    public long length() {
        return length;
    }

    /** CRC32C of the bytes as they came from the client, thus before they were copied and kept. */
    public long crc32c() {
        return crc32c;
    }

    /** Whether the body is this part and nothing else. */
    public boolean isWholeBody() {
        return last && number == 1;
    }

    /** The bytes, as fresh read-only views of the slabs. */
    public ByteBuffer[] content() {
        return slabs.stream().map(ByteBuffer::asReadOnlyBuffer).toArray(ByteBuffer[]::new);
    }

    /** Gives the slabs back; only when nobody can be reading from them any more. */
    public void release() {
        share.give(slabs);
    }
}
