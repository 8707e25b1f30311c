package io.drawbridge.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code ./benchmarks/run token}, which also holds the help text. */
@Command(name = "token")
final class TokenOptions {

    @Option(names = "--rate")
    int rate = 1000;

    @Option(names = "--rounds")
    int rounds = 3;

    @Option(names = "--seconds")
    int seconds = 10;

    @Option(names = "--warm-up")
    int warmUp = 20;

    @Option(names = "--connections")
    int connections = 16;

    @Option(names = "--executable")
    Optional<Path> executable = Optional.empty();

    @Mixin
    RunOptions common = new RunOptions();

    FixedRate warming() {
        return new FixedRate(rate, connections, Duration.ofSeconds(warmUp));
    }

    FixedRate load() {
        return new FixedRate(rate, connections, Duration.ofSeconds(seconds));
    }
}
