package io.drawbridge.secrets.upstream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The client of the upstream without the service around it. */
final class PlainUpstream implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final UpstreamTransport transport;
    private final UpstreamClient client;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** @param settings below {@code drawbridge.upstream.} */
    PlainUpstream(Map<String, String> settings) {
        UpstreamConfig config = config(settings);
        transport = new UpstreamTransport(config, vertx);
        Logins logins = new Logins(transport, config, InstantSource.system(), vertx, meters);
        client = new UpstreamClient(transport, new UpstreamSessions(logins, config, InstantSource.system()), meters);
    }

    static UpstreamConfig config(Map<String, String> settings) {
        Map<String, String> full = new HashMap<>();
        settings.forEach((key, value) -> full.put("drawbridge.upstream." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(UpstreamConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(full, "test", 100))
                .build()
                .getConfigMapping(UpstreamConfig.class);
    }

    UpstreamClient client() {
        return client;
    }

    UpstreamAnswer read(String role, String path) {
        return client.as(role).get(Arrays.asList(path.split("/")), 0).await().atMost(Duration.ofSeconds(20));
    }

    UpstreamAnswer read(String path) {
        return read("", path);
    }

    /** As many at once. */
    List<UpstreamAnswer> readAtOnce(int readers, String role, String path) {
        return IntStream.range(0, readers)
                .mapToObj(i ->
                        client.as(role).get(Arrays.asList(path.split("/")), 0).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(future -> future.orTimeout(20, TimeUnit.SECONDS).join())
                .toList();
    }

    double logins(String kind, String outcome) {
        return meters.counter("drawbridge_upstream_logins", "kind", kind, "outcome", outcome)
                .count();
    }

    @Override
    public void close() {
        transport.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
