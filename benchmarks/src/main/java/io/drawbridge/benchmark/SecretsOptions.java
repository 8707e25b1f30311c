package io.drawbridge.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code ./benchmarks/run secrets}. */
@Command(name = "secrets")
final class SecretsOptions {

    @Option(names = "--external-secrets")
    int externalSecrets = 500;

    @Option(names = "--keys")
    int keys = 8;

    @Option(names = "--interval", description = "seconds; also the ttl of the bridge")
    int interval = 15;

    @Option(names = "--rounds")
    int rounds = 2;

    @Option(names = "--intervals", description = "of each measurement")
    int intervals = 2;

    @Option(names = "--workers")
    int workers = 8;

    @Option(names = "--executable")
    Optional<Path> executable = Optional.empty();

    @Mixin
    RunOptions common = new RunOptions();

    ReconcileLoad load(int times) {
        return new ReconcileLoad(Duration.ofSeconds(interval), workers, Duration.ofSeconds((long) interval * times));
    }
}
