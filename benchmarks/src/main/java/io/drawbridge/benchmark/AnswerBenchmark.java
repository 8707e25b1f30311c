package io.drawbridge.benchmark;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.Scratch;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code ./benchmarks/run answer}: how long after the last byte of a body its answer comes, beside the upload of one part. */
public final class AnswerBenchmark {

    private static final String HEADER =
            """
            | store | client | one part alone, ms | last byte to answer, ms: median | 90 of 100 | longest | in parts |
            |---|---|---|---|---|---|---|
            """;
    private static final int WARM_UP = 10;
    private static final int CREATED = 201;

    private final AnswerOptions options;

    private AnswerBenchmark(AnswerOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new AnswerBenchmark(RunOptions.parse(new AnswerOptions(), arguments)).run();
    }

    private void run() throws Exception {
        try (Scratch folder = Scratch.create("benchmark-answer");
                SeaweedFs store = SeaweedFs.start(folder.resolve("seaweedfs"), UploadServers.BUCKET);
                FaultInjector far = FarStore.of(store.endpoint())) {
            String table = HEADER
                    + rows("beside it", folder, store, store.endpoint())
                    + rows("far away", folder, store, far.endpoint());
            new Report("answer", options.common)
                    .publish(table + "\n" + options.uploads + " bodies of " + options.each
                            + " MiB and unknown length each, one after the other, to a gateway that has taken "
                            + WARM_UP
                            + " before. The part is one of 8 MiB, sent with nothing beside it. " + FarStore.DESCRIPTION
                            + " SeaweedFS "
                            + ServerVersion.SEAWEEDFS.installed()
                            + ".");
        }
    }

    private String rows(String where, Scratch folder, SeaweedFs store, URI endpoint) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve(where.replace(' ', '-')));
        try (UploadServers servers = UploadServers.start(scratch, options.common.project, store, endpoint)) {
            OnePart alone = new OnePart(servers);
            for (int i = 0; i < WARM_UP; i++) {
                alone.measure();
            }
            double part = repeated(alone::measure).percentile(50);
            warm(servers);
            return row(
                            where,
                            "slower than the store: " + options.paced + " MiB/s",
                            part,
                            servers,
                            (long) options.paced << 20)
                    + row(where, "as fast as it can", part, servers, Long.MAX_VALUE);
        }
    }

    private String row(String where, String kind, double part, UploadServers servers, long bytesPerSecond)
            throws Exception {
        ChunkedPut client =
                new ChunkedPut(servers.gateway().address(), servers.apiKey(), UploadServers.BUCKET, bytesPerSecond);
        Latencies waited = repeated(() -> answered(client));
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | **%.0f** | %.0f | %.0f | %.2f |%n",
                where,
                kind,
                part,
                waited.percentile(50),
                waited.percentile(90),
                waited.max(),
                waited.percentile(50) / part);
        System.out.print(row); // console
        return row;
    }

    private void warm(UploadServers servers) throws Exception {
        ChunkedPut fast =
                new ChunkedPut(servers.gateway().address(), servers.apiKey(), UploadServers.BUCKET, Long.MAX_VALUE);
        for (int i = 0; i < WARM_UP; i++) {
            answered(fast);
        }
    }

    /** Nanoseconds from the last byte to the answer. */
    private long answered(ChunkedPut client) throws Exception {
        ChunkedPut.Answer answer = client.send("uploads/answer", (long) options.each << 20);
        if (answer.status() != CREATED) {
            throw new IOException("the gateway answered " + answer.status());
        }
        return answer.nanos();
    }

    private Latencies repeated(Callable<Long> measured) throws Exception {
        long begun = System.nanoTime();
        long[] nanos = new long[options.uploads];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = measured.call();
        }
        return new Latencies(nanos, 0, Duration.ofNanos(System.nanoTime() - begun));
    }
}
