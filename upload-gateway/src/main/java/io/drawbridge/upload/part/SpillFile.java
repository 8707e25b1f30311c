package io.drawbridge.upload.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Slabs in a file that has lost its name as soon as it was opened, so that nothing of it outlives the process, however that ends.
 * Whoever uses a slab does not see where it lies: it is mapped.
 */
final class SpillFile {

    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private final FileChannel file;
    private final int slabSize;
    private long end;

    private SpillFile(FileChannel file, int slabSize) {
        this.file = file;
        this.slabSize = slabSize;
    }

    static SpillFile in(Path directory, int slabSize) {
        try {
            Path name = Files.createTempFile(directory, "drawbridge-", ".parts");
            FileChannel file = FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(name);
            return new SpillFile(file, slabSize);
        } catch (IOException e) {
            throw new UncheckedIOException("drawbridge.spill.directory cannot be written", e);
        }
    }

    /**
     * One more slab at the end of the file.
     *
     * @throws UncheckedIOException when the disk is full; the file is as it was
     */
    ByteBuffer next() {
        try {
            occupy();
            ByteBuffer slab = file.map(FileChannel.MapMode.READ_WRITE, end, slabSize);
            end += slabSize;
            return slab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapped hole in a file ends the process when the disk turns out to be full; what was written once has its place. */
    private void occupy() throws IOException {
        long position = end;
        while (position < end + slabSize) {
            ByteBuffer zeros = ZEROS.duplicate();
            position += file.write(zeros.limit((int) Math.min(zeros.limit(), end + slabSize - position)), position);
        }
    }
}
