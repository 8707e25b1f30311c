package io.drawbridge.benchmark;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code ./benchmarks/run upload}. */
@Command(name = "upload")
final class UploadOptions {

    private static final int WARM_UP_MEBIBYTES = 2048;

    @Option(names = "--quick", description = "smaller shapes, one round")
    boolean quick;

    @Option(names = "--rounds")
    int rounds = 3;

    @Option(names = "--smoke", description = "only whether it works: a few MiB")
    boolean smoke;

    @Mixin
    RunOptions common = new RunOptions();

    List<UploadShape> shapes() {
        if (smoke) {
            return List.of(new UploadShape(4, 1), new UploadShape(2, 16), new UploadShape(1, 24));
        }
        return quick
                ? List.of(new UploadShape(200, 1), new UploadShape(8, 64), new UploadShape(1, 1024))
                : List.of(new UploadShape(500, 1), new UploadShape(16, 64), new UploadShape(1, 4096));
    }

    /**
     * Of each shape before it is measured, for each server. A compiler that works while the program runs needs thousands of
     * requests, whatever their size.
     */
    int warmUpTurns(UploadShape shape) {
        if (smoke) {
            return 1;
        }
        int warmUp = shape.mebibytes() == 1 ? warmUpFiles() : WARM_UP_MEBIBYTES;
        return Math.max(1, warmUp / (shape.files() * shape.mebibytes()));
    }

    /** Of the smallest shape. */
    int warmUpFiles() {
        return smoke ? 4 : 4_000;
    }

    int turns() {
        return quick || smoke ? 1 : rounds;
    }
}
