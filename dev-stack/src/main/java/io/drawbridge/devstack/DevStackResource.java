package io.drawbridge.devstack;

import io.drawbridge.devstack.fixture.Fixture;
import io.drawbridge.devstack.fixture.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The embedded stack for Quarkus tests, with the settings by which the service under test finds it. A test's fields of
 * type {@link EmbeddedS3}, {@link EmbeddedSts}, {@link EmbeddedVault}, {@link EmbeddedKubernetes} and
 * {@link FaultInjector} are set to the running parts.
 *
 * <pre>{@code
 * @WithTestResource(value = DevStackResource.class, initArgs = {
 *     @ResourceArg(name = "for", value = "token-service"),
 *     @ResourceArg(name = "faults", value = "true")})
 * }</pre>
 *
 * <ul>
 *   <li>{@code for} (required): {@code token-service} and {@code upload-gateway} get S3 and STS,
 *       {@code secrets-bridge} gets Vault and the Kubernetes API. Only settings that the service knows are given to it,
 *       since it refuses others.
 *   <li>{@code bucket}: to create, {@code drawbridge} if not said.
 *   <li>{@code issuer}: {@code federation-token} (if not said) or {@code assume-role}.
 *   <li>{@code faults}: {@code true} puts a {@link FaultInjector} between the service and its store, or its Vault.
 * </ul>
 */
public final class DevStackResource implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> ARGUMENTS = Set.of("for", "bucket", "issuer", "faults");

    private final Fixture fixture = new Fixture();
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        initArgs.keySet().stream()
                .filter(name -> !ARGUMENTS.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("unknown argument of the stack: " + name);
                });
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        ServiceUnderTest service = ServiceUnderTest.of(arguments);
        try {
            return service == ServiceUnderTest.SECRETS_BRIDGE ? startVault() : startStore(service);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private Map<String, String> startStore(ServiceUnderTest service) {
        EmbeddedS3 s3 = fixture.keep(EmbeddedS3.start());
        fixture.show(s3.sts());
        s3.createBucket(argument("bucket", "drawbridge"));
        Map<String, String> settings = new HashMap<>();
        settings.put("drawbridge.store.endpoint", faultsInFrontOf(s3.endpoint()).toString());
        settings.put("drawbridge.store.region", s3.region());
        settings.put("drawbridge.store.path-style", "true");
        if (service == ServiceUnderTest.TOKEN_SERVICE) {
            settings.put("drawbridge.store.profile", "generic");
            settings.put("drawbridge.issuer.type", argument("issuer", "federation-token"));
            settings.put("drawbridge.issuer.role-arn", s3.roleArn());
            settings.put("drawbridge.issuer.access-key-id", s3.issuer().accessKeyId());
            settings.put("drawbridge.issuer.secret-access-key", s3.issuer().secretAccessKey());
        }
        return settings;
    }

    private Map<String, String> startVault() {
        EmbeddedVault vault = fixture.keep(EmbeddedVault.start());
        EmbeddedKubernetes kubernetes = fixture.keep(EmbeddedKubernetes.start());
        return Map.of(
                "drawbridge.upstream.url", faultsInFrontOf(vault.address()).toString(),
                "drawbridge.upstream.token", vault.rootToken(),
                "drawbridge.kubernetes.api-server", kubernetes.apiServer().toString());
    }

    private URI faultsInFrontOf(URI part) {
        return argument("faults", "false").equals("true")
                ? fixture.keep(FaultInjector.inFrontOf(part)).endpoint()
                : part;
    }

    private String argument(String name, String otherwise) {
        return Optional.ofNullable(arguments.get(name)).orElse(otherwise);
    }

    @Override
    public void inject(TestInjector test) {
        fixture.injectInto(test);
    }

    @Override
    public void stop() {
        fixture.close();
    }
}
