package io.drawbridge.benchmark;

import io.drawbridge.devstack.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** {@code ./benchmarks/run secrets}: what External Secrets asks of OpenBao, with the bridge between and without. */
public final class SecretsBenchmark {

    private final SecretsOptions options;
    private final List<SecretsMeasurement> direct = new ArrayList<>();
    private final List<SecretsMeasurement> bridged = new ArrayList<>();

    private SecretsBenchmark(SecretsOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new SecretsBenchmark(RunOptions.parse(new SecretsOptions(), arguments)).run();
        // Threads of the embedded API server would keep this alive.
        System.exit(0);
    }

    private void run() throws Exception {
        try (Scratch folder = Scratch.create("benchmark-secrets");
                SecretsFixture fixture = SecretsFixture.start(folder.resolve("openbao"), options.externalSecrets);
                MeasuredService bridge = start(folder.resolve("secrets-bridge"), fixture)) {
            UpstreamReads upstream = new UpstreamReads(folder.resolve("secrets-bridge/secrets-bridge.log"));
            List<Reconcile> alone = reconciles(fixture, fixture.bao().address());
            List<Reconcile> between = reconciles(fixture, bridge.address());
            options.load(1).run(fixture.bao().address(), alone);
            options.load(1).run(bridge.address(), between);
            for (int round = 0; round < options.rounds; round++) {
                direct.add(
                        measure("Vault provider → OpenBao", fixture.bao().address(), alone, fixture, bridge, upstream));
                bridged.add(measure(
                        "Vault provider → bridge → OpenBao", bridge.address(), between, fixture, bridge, upstream));
            }
            report(fixture, bridge);
        }
    }

    private List<Reconcile> reconciles(SecretsFixture fixture, URI server) {
        return fixture.reconciles(server, options.externalSecrets, options.keys);
    }

    private SecretsMeasurement measure(
            String what,
            URI server,
            List<Reconcile> reconciles,
            SecretsFixture fixture,
            MeasuredService bridge,
            UpstreamReads upstream)
            throws Exception {
        long bao = fixture.bao().process().pid();
        Duration baoBefore = MeasuredService.cpu(bao);
        Duration bridgeBefore = bridge.cpu();
        upstream.skip();
        ReconcileLoad.Seen seen = options.load(options.intervals).run(server, reconciles);
        SecretsMeasurement measurement = new SecretsMeasurement(
                what,
                seen,
                MeasuredService.cpu(bao).minus(baoBefore),
                bridge.cpu().minus(bridgeBefore),
                server.equals(bridge.address())
                        ? upstream.mostOfOnePath() / (double) options.intervals
                        : seen.reads().count() / (double) (reconciles.size() * options.intervals));
        System.out.println(measurement.line()); // console
        return measurement;
    }

    private void report(SecretsFixture fixture, MeasuredService bridge) throws IOException {
        Report report = new Report("secrets", options.common);
        report.publish(SecretsMeasurement.HEADER + SecretsMeasurement.row(direct) + SecretsMeasurement.row(bridged)
                + "\n"
                + options.externalSecrets + " ExternalSecrets × " + options.keys + " entries each " + options.interval
                + " s, ttl of the bridge " + options.interval + " s; " + options.rounds + " rounds of "
                + options.interval * options.intervals + " s each, " + options.workers
                + " workers. Peak resident memory: bridge " + bridge.peakResidentMiB() + " MiB, OpenBao "
                + MeasuredService.peakResidentMiB(fixture.bao().process().pid()) + " MiB. Bridge: `"
                + report.shown(bridge.command()) + "`, OpenBao " + ServerVersion.OPENBAO.installed() + ".");
    }

    private MeasuredService start(Path folder, SecretsFixture fixture) throws Exception {
        return MeasuredService.start(
                PackagedService.SECRETS_BRIDGE,
                folder,
                PackagedService.SECRETS_BRIDGE.command(options.common.project, options.executable),
                config(fixture));
    }

    private Properties config(SecretsFixture fixture) {
        Properties config = new Properties();
        config.setProperty("drawbridge.upstream.url", fixture.bao().address().toString());
        config.setProperty("drawbridge.upstream.token", fixture.bao().rootToken());
        config.setProperty(
                "drawbridge.kubernetes.api-server", fixture.apiServer().toString());
        config.setProperty("drawbridge.kubernetes.token", fixture.reviewer("secrets-bridge"));
        config.setProperty("drawbridge.tenant.signing-keys", UUID.randomUUID() + "-" + UUID.randomUUID());
        config.setProperty("drawbridge.cache.ttl", options.interval + "s");
        config.setProperty("drawbridge.rules.\"own\".namespaces", "*");
        config.setProperty("drawbridge.rules.\"own\".mount", "secret");
        config.setProperty("drawbridge.rules.\"own\".paths", "{namespace}/*");
        return config;
    }
}
