package io.drawbridge.secrets.guard;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A guard between a storage that a test changes and a reader. */
final class GuardFixture {

    final FakeKv kv = new FakeKv();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<Identity> identity = Optional.of(new Identity("cluster-1", "kv_1", false));
    private long now;
    private final GuardedSource guarded;

    GuardFixture() {
        this(Map.of());
    }

    GuardFixture(Map<String, String> settings) {
        guarded = new GuardedSource(kv, scope -> Uni.createFrom().item(identity), config(settings), meters, () -> now);
    }

    static GuardConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(GuardConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(GuardConfig.class);
    }

    void identity(String cluster, String mount, boolean v1) {
        identity = Optional.of(new Identity(cluster, mount, v1));
    }

    void mountIsSilent() {
        identity = Optional.empty();
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    ReadOutcome read(String path) {
        return fetch(ref(Verb.READ, path));
    }

    ReadOutcome list(String path) {
        return fetch(ref(Verb.LIST, path));
    }

    ReadOutcome fetch(SecretRef ref) {
        return guarded.fetch(ref).await().atMost(Duration.ofSeconds(5));
    }

    double trips(String reason) {
        return meters.counter("drawbridge_guard_trips", "reason", reason).count();
    }

    static SecretRef ref(Verb verb, String path) {
        return new SecretRef(verb, "secret", SecretPath.clean(path), 0);
    }
}
