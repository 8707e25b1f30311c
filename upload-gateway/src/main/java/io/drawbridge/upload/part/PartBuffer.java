package io.drawbridge.upload.part;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/** The part that is being filled. */
final class PartBuffer {

    private final int number;
    private final List<ByteBuffer> slabs;
    private final BudgetShare share;
    private final CRC32C crc = new CRC32C();
    private long room;
    private int current;

    /** @param share where the slabs are from */
    PartBuffer(int number, long size, List<ByteBuffer> slabs, BudgetShare share) {
        this.number = number;
        this.slabs = slabs;
        this.room = size;
        this.share = share;
    }

    boolean isFull() {
        return room == 0;
    }

    /** Moves bytes from the source until it is empty or the part is full. */
    void pour(ByteBuffer source) {
        while (room > 0 && source.hasRemaining()) {
            ByteBuffer slab = slabs.get(current);
            int count = (int) Math.min(Math.min(slab.remaining(), source.remaining()), room);
            crc.update(source.duplicate().limit(source.position() + count));
            slab.put(slab.position(), source, source.position(), count);
            slab.position(slab.position() + count);
            source.position(source.position() + count);
            room -= count;
            if (!slab.hasRemaining()) {
                current++;
            }
        }
    }

    /** The part with what it holds; this buffer must not be used afterwards. */
    Part toPart(boolean last) {
        slabs.forEach(ByteBuffer::flip);
        return new Part(number, last, crc.getValue(), slabs, share);
    }
}
