package io.drawbridge.upload.stack;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.servers.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything around the gateway: a store (argument {@code store}: {@code embedded} or {@code seaweedfs}), a fault
 * injector in front of it, and the token service. Fields of these types of a test are set.
 */
public final class GatewayStack implements QuarkusTestResourceLifecycleManager {

    /** The origin of pages that may upload. */
    public static final String PAGES = "https://app.example.com";

    /** Settings under which things happen in seconds that take minutes in production. */
    private static final Map<String, String> FAST = Map.ofEntries(
            Map.entry("drawbridge.part.size", "5M"),
            Map.entry("drawbridge.part.max-size", "10M"),
            Map.entry("drawbridge.memory.part-buffers", "20M"),
            Map.entry("drawbridge.memory.patience", "2s"),
            Map.entry("drawbridge.retry.min-backoff", "10ms"),
            Map.entry("drawbridge.retry.max-backoff", "100ms"),
            Map.entry("drawbridge.retry.attempt-timeout", "3s"),
            Map.entry("drawbridge.limits.max-object-size", "64M"),
            Map.entry("drawbridge.limits.idle-timeout", "3s"),
            Map.entry("drawbridge.limits.min-rate-window", "4s"),
            Map.entry("drawbridge.token-service.timeout", "5s"));
    // drain-timeout stays at its default: answers must not wait for it.

    /** Where parts lie when the argument {@code spill} is {@code all}. */
    public static final Path SPILL = Path.of("target", "spill");

    private String kind = "embedded";
    private boolean spill;
    private StoreUnderTest store;
    private FaultInjector faults;
    private TokenServiceDouble tokenService;

    @Override
    public void init(Map<String, String> initArgs) {
        kind = initArgs.getOrDefault("store", kind);
        spill = "all".equals(initArgs.get("spill"));
    }

    @Override
    public Map<String, String> start() {
        store = StoreUnderTest.start(kind);
        faults = FaultInjector.inFrontOf(store.endpoint());
        tokenService = TokenServiceDouble.start(store);
        Map<String, String> settings = new HashMap<>(FAST);
        // One more, for pages that a browser on this machine can open.
        settings.put("drawbridge.cors.origins", PAGES + ",http://app.localhost:" + FreePorts.next());
        settings.put("drawbridge.health.grace", "1s");
        settings.put("drawbridge.store.endpoint", faults.endpoint().toString());
        settings.put("drawbridge.token-service.url", tokenService.url().toString());
        settings.put("drawbridge.tus.state", StoreUnderTest.BUCKET + "/" + StoreUnderTest.TUS_STATE);
        settings.put("drawbridge.tus.access-key-id", store.key().accessKeyId());
        settings.put("drawbridge.tus.secret-access-key", store.key().secretAccessKey());
        if (spill) {
            settings.putAll(spilling());
        }
        return settings;
    }

    private static Map<String, String> spilling() {
        try {
            Files.createDirectories(SPILL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "drawbridge.spill.directory", SPILL.toAbsolutePath().toString(),
                "drawbridge.spill.above", "0",
                "drawbridge.spill.size", "128M");
    }

    StoreUnderTest store() {
        return store;
    }

    FaultInjector faults() {
        return faults;
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(store, new TestInjector.MatchesType(StoreUnderTest.class));
        test.injectIntoFields(faults, new TestInjector.MatchesType(FaultInjector.class));
        test.injectIntoFields(tokenService, new TestInjector.MatchesType(TokenServiceDouble.class));
    }

    @Override
    public void stop() {
        close(tokenService);
        close(faults);
        close(store);
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
