package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a {@link SeaweedFs} is started: everything in one process, on loopback, and quickly. */
record SeaweedCommand(Path weed, Path folder, SeaweedPorts ports, SeaweedConfig config) {

    /** Writes the configuration that the command refers to. */
    ServerCommand write() {
        Path data = folder.resolve("data");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + data, e);
        }
        Stream<String> common = Stream.of(
                weed.toString(), "-logtostderr=true", "server", "-dir=" + data, "-ip=127.0.0.1", "-ip.bind=127.0.0.1");
        List<String> command = Stream.of(common, master(), volume(), filer(), s3())
                .flatMap(flags -> flags)
                .toList();
        // Without a key of its own it answers 500 to whoever asks for encryption.
        return new ServerCommand("weed", folder, command, Map.of("WEED_S3_SSE_KEY", config.signingKey()));
    }

    private Stream<String> master() {
        return Stream.of(
                "-master.port=" + ports.master(),
                "-master.telemetry=false", // it reports to the internet by default
                "-master.volumeSizeLimitMB=1024",
                "-master.electionTimeout=1s", // a start on existing data waits 10 s for an election by default
                "-master.heartbeatInterval=100ms");
    }

    private Stream<String> volume() {
        return Stream.of("-volume.port=" + ports.volume(), "-volume.max=0", "-volume.preStopSeconds=1");
    }

    private Stream<String> filer() {
        return Stream.of("-filer", "-filer.port=" + ports.filer(), "-filer.localSocket=filer.sock");
    }

    private Stream<String> s3() {
        return Stream.of(
                "-s3",
                "-s3.port=" + ports.s3(),
                "-s3.port.iceberg=0",
                "-s3.port.lance=0",
                "-s3.localSocket=s3.sock",
                "-s3.config=" + config.writeIdentities(folder),
                "-s3.iam.config=" + config.writeIam(folder),
                "-s3.autoCreateBucket=false");
    }
}
