package io.drawbridge.benchmark;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code ./benchmarks/run memory}. */
@Command(name = "memory")
final class MemoryOptions {

    @Option(names = "--large", description = "MiB of the single upload")
    long large = 10 << 10;

    @Option(names = "--uploads")
    int uploads = 100;

    @Option(names = "--each", description = "MiB of each of the many")
    long each = 100;

    @Option(names = "--note")
    String note = "";

    @Option(names = "--write")
    boolean write;

    @Option(names = "--no-build", description = "for the script, which has acted on it already")
    boolean noBuild;

    @Option(names = "--project", hidden = true)
    Path project = Path.of("");
}
