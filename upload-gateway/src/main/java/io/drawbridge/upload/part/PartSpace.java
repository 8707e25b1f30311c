package io.drawbridge.upload.part;

/** Where the parts of all uploads lie: in memory, or, those that are too large for it, in a file. */
public final class PartSpace {

    private final ByteBudget memory;
    private final ByteBudget files;
    private final long largestInMemory;

    private PartSpace(ByteBudget memory, ByteBudget files, long largestInMemory) {
        this.memory = memory;
        this.files = files;
        this.largestInMemory = largestInMemory;
    }

    /** No part lies anywhere else. */
    public static PartSpace inMemory(ByteBudget memory, PartSizes sizes) {
        return new PartSpace(memory, memory, sizes.largest());
    }

    /** Parts of more bytes than the largest in memory lie in files. */
    public static PartSpace withFiles(ByteBudget memory, ByteBudget files, long largestInMemory) {
        return new PartSpace(memory, files, largestInMemory);
    }

    /** Bytes of files that uploads hold now. */
    public long filesInUse() {
        return hasFiles() ? files.inUse() : 0;
    }

    /** Bytes that the file has grown to. */
    public long filesMade() {
        return hasFiles() ? files.made() : 0;
    }

    /** Bytes of files that uploads may hold at most. */
    public long filesLimit() {
        return hasFiles() ? files.limit() : 0;
    }

    private boolean hasFiles() {
        return files != memory;
    }

    /** Bytes. */
    long largestInMemory() {
        return largestInMemory;
    }

    /** The account of one upload, see {@link ByteBudget#open}. */
    Shares open(int parts, long most) {
        return new Shares(memory.open(parts, most), files.open(parts, 0), largestInMemory);
    }

    /** What one upload holds of both. */
    record Shares(BudgetShare memory, BudgetShare files, long largestInMemory) {

        /** From where a part of so many bytes is taken. */
        BudgetShare forPartOf(long bytes) {
            return bytes > largestInMemory ? files : memory;
        }

        void close() {
            memory.close();
            files.close();
        }
    }
}
