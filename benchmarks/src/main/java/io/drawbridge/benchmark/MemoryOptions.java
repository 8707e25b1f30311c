package io.drawbridge.benchmark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    RunOptions common = new RunOptions();
}
