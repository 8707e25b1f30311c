package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.PartSizes;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which bytes are there. Parts cannot be written conditionally, so a part number belongs to one request for ever: a
 * request reserves a block of them before it writes, and whoever takes over counts what had landed in it, without a
 * gap, and never looks at it again.
 *
 * @param committed in the order of the object
 * @param tail after the committed parts; null when there is none
 * @param block of the request that is at it, or was when it died; null when none is
 * @param next the lowest part number that nobody has reserved
 */
@RegisterForReflection
public record Progress(List<Run> committed, Tail tail, Block block, int next) {

    static final Progress NONE = new Progress(List.of(), null, null, 1);

    public Progress {
        committed = List.copyOf(committed);
    }

    long committedBytes() {
        return committed.stream().mapToLong(Run::bytes).sum();
    }

    long tailBytes() {
        return tail == null ? 0 : tail.bytes();
    }

    /** Bytes that are safe, whatever the block holds. */
    long offset() {
        return committedBytes() + tailBytes();
    }

    boolean isReserved() {
        return block != null;
    }

    Progress reserve(int count, boolean provisional) {
        return new Progress(committed, tail, new Block(next, lastOf(next, count), provisional), next);
    }

    Progress extend(int count) {
        int last = lastOf(block.last() + 1, count);
        return new Progress(committed, tail, new Block(block.first(), last, block.provisional()), next);
    }

    /** Counts what is in the block of a request that will not be heard any more. */
    Progress settle(Map<Integer, Long> landed) {
        List<Long> sizes = new ArrayList<>();
        for (int number = block.first(); number <= block.last() && landed.containsKey(number); number++) {
            sizes.add(landed.get(number));
        }
        return close(block.provisional() ? List.of() : sizes, block.last(), null);
    }

    /**
     * Ends the block.
     *
     * @param sizes of the parts that count, from the block's first number on
     * @param attempted the highest number that a part was sent with: none up to it is ever used again
     * @param fresh the new tail; null when there is none: then the old one stays unless it went into a part
     */
    Progress close(List<Long> sizes, int attempted, Tail fresh) {
        List<Run> runs = new ArrayList<>(committed);
        if (!sizes.isEmpty()) {
            long bytes = sizes.stream().mapToLong(Long::longValue).sum();
            append(runs, new Run(block.first(), block.first() + sizes.size() - 1, bytes));
        }
        Tail kept = sizes.isEmpty() ? tail : null;
        return new Progress(runs, fresh == null ? kept : fresh, null, Math.max(next, attempted + 1));
    }

    private static void append(List<Run> runs, Run run) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).precedes(run)) {
            runs.set(last, runs.get(last).joined(run));
        } else {
            runs.add(run);
        }
    }

    private static int lastOf(int first, int count) {
        if (first > PartSizes.MAX_PARTS) {
            throw exhausted();
        }
        return Math.min(PartSizes.MAX_PARTS, first + count - 1);
    }

    static Refusal exhausted() {
        return new Refusal(
                Reason.TOO_LARGE,
                "S3's 10,000 part numbers are used up: the upload became too large, or was interrupted too often.");
    }
}
