package io.drawbridge.benchmark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code ./benchmarks/run answer}. */
@Command(name = "answer")
final class AnswerOptions {

    @Option(names = "--uploads", description = "of each kind")
    int uploads = 15;

    @Option(names = "--each", description = "MiB of each upload")
    int each = 128;

    @Option(names = "--paced", description = "MiB for each second of a client that is slower than the store")
    int paced = 40;

    @Mixin
    RunOptions common = new RunOptions();
}
