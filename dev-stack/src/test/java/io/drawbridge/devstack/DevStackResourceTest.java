package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class DevStackResourceTest {

    private final DevStackResource resource = new DevStackResource();

    @AfterEach
    void stop() {
        resource.stop();
    }

    @Test
    void startsAStoreForTheTokenService() {
        resource.init(Map.of("for", "token-service", "issuer", "assume-role", "bucket", "inbox"));

        Map<String, String> settings = resource.start();
        Parts parts = injected();

        assertThat(settings)
                .containsEntry("drawbridge.store.endpoint", parts.s3.endpoint().toString())
                .containsEntry("drawbridge.store.profile", "generic")
                .containsEntry("drawbridge.issuer.type", "assume-role")
                .containsEntry(
                        "drawbridge.issuer.access-key-id", parts.s3.issuer().accessKeyId());
        assertThat(parts.sts.endpoint()).isEqualTo(parts.s3.endpoint());
        assertThat(parts.faults).isNull();
    }

    @Test
    void putsFaultsBetweenTheGatewayAndItsStore() {
        resource.init(Map.of("for", "upload-gateway", "faults", "true"));

        Map<String, String> settings = resource.start();
        Parts parts = injected();
        try (S3Client s3 = parts.s3.s3(parts.s3.admin().credentials())) {
            assertThat(s3.listBuckets().buckets()).extracting("name").containsExactly("drawbridge");
        }

        assertThat(URI.create(settings.get("drawbridge.store.endpoint"))).isEqualTo(parts.faults.endpoint());
        assertThat(settings.keySet()).allMatch(key -> key.startsWith("drawbridge.store."));
    }

    @Test
    void startsAVaultForTheBridge() {
        resource.init(Map.of("for", "secrets-bridge"));

        assertThat(resource.start().keySet())
                .containsExactlyInAnyOrder(
                        "drawbridge.upstream.url", "drawbridge.upstream.token", "drawbridge.kubernetes.api-server");
        assertThat(injected().vault).isNotNull();
        assertThat(injected().kubernetes).isNotNull();
    }

    @Test
    void refusesUnknownArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> resource.init(Map.of("fault", "true")));
        resource.init(Map.of("for", "nobody"));
        assertThatIllegalArgumentException().isThrownBy(resource::start).withMessageContaining("token-service");
    }

    private Parts injected() {
        Parts parts = new Parts();
        resource.inject((value, wanted) -> Arrays.stream(Parts.class.getDeclaredFields())
                .filter(wanted)
                .forEach(field -> set(field, parts, value)));
        return parts;
    }

    private static void set(Field field, Parts parts, Object value) {
        try {
            field.set(parts, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Parts {
        EmbeddedS3 s3;
        EmbeddedSts sts;
        EmbeddedVault vault;
        EmbeddedKubernetes kubernetes;
        FaultInjector faults;
    }
}
