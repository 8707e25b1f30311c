package io.drawbridge.benchmark;

import io.drawbridge.devstack.Scratch;
import io.drawbridge.devstack.servers.SeaweedFs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** {@code ./benchmarks/run token}: how fast credentials come from the cache, beside asking STS for each. */
public final class TokenBenchmark {

    private static final String BUCKET = "benchmark";
    private static final String EXPECTED = "xpiration\":\"";
    private static final int STS_THREADS = 4;

    private final TokenOptions options;
    private final String apiKey = UUID.randomUUID().toString();
    private final List<Measurement> credentials = new ArrayList<>();
    private final List<Measurement> container = new ArrayList<>();
    private final List<Measurement> sts = new ArrayList<>();

    private TokenBenchmark(TokenOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new TokenBenchmark(RunOptions.parse(new TokenOptions(), arguments)).run();
    }

    private void run() throws Exception {
        try (Scratch folder = Scratch.create("benchmark-token");
                SeaweedFs store = SeaweedFs.start(folder.resolve("seaweedfs"), BUCKET);
                MeasuredService service = start(folder.resolve("token-service"), store)) {
            TokenRequests requests = new TokenRequests(service.address(), BUCKET, apiKey);
            options.warming().run(service.address(), requests.credentials(), EXPECTED);
            options.warming().run(service.address(), requests.container(), EXPECTED);
            for (int round = 0; round < options.rounds; round++) {
                measure(store, service, requests);
            }
            report(store, service);
        }
    }

    private void measure(SeaweedFs store, MeasuredService service, TokenRequests requests) throws Exception {
        credentials.add(measured("`POST /v1/credentials`, cached", service::cpu, () -> options.load()
                .run(service.address(), requests.credentials(), EXPECTED)));
        container.add(measured("container door, cached", service::cpu, () -> options.load()
                .run(service.address(), requests.container(), EXPECTED)));
        long weed = store.process().pid();
        StsLoad load = new StsLoad(store, BUCKET, STS_THREADS, Duration.ofSeconds(options.seconds));
        sts.add(measured("SeaweedFS STS, each time", () -> MeasuredService.cpu(weed), load::run));
    }

    private static Measurement measured(String what, Callable<Duration> cpu, Callable<Latencies> load)
            throws Exception {
        Duration before = cpu.call();
        Latencies seen = load.call();
        Measurement measurement = new Measurement(what, seen, cpu.call().minus(before));
        System.out.println(measurement.line()); // console
        return measurement;
    }

    private void report(SeaweedFs store, MeasuredService service) throws Exception {
        String table =
                Measurement.HEADER + Measurement.row(credentials) + Measurement.row(container) + Measurement.row(sts);
        Report report = new Report("token", options.common);
        report.publish(table + "\n" + options.rounds + " rounds of " + options.seconds + " s each, "
                + options.connections + " connections, " + options.rate + " requests/s asked of token-service, STS by "
                + STS_THREADS + " threads without pause. Peak resident memory: token-service "
                + service.peakResidentMiB() + " MiB, SeaweedFS "
                + MeasuredService.peakResidentMiB(store.process().pid()) + " MiB. Service: `"
                + report.shown(service.command()) + "`, SeaweedFS " + ServerVersion.SEAWEEDFS.installed() + ".");
    }

    private MeasuredService start(Path folder, SeaweedFs store) throws Exception {
        return MeasuredService.start(
                PackagedService.TOKEN_SERVICE,
                folder,
                PackagedService.TOKEN_SERVICE.command(options.common.project, options.executable),
                new TokenServiceSettings(store, BUCKET, apiKey).properties());
    }
}
