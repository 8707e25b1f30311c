package io.drawbridge.secrets.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.access.RulesConfig;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.aws.AwsConfig;
import io.drawbridge.secrets.door.webhook.WebhookConfig;
import io.drawbridge.secrets.guard.GuardConfig;
import io.drawbridge.secrets.health.HealthConfig;
import io.drawbridge.secrets.kv.MountsConfig;
import io.drawbridge.secrets.notifier.NotifierConfig;
import io.drawbridge.secrets.secret.CacheConfig;
import io.drawbridge.secrets.tenant.TenantConfig;
import io.drawbridge.secrets.upstream.UpstreamConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and defaults of every key are a promise. */
class DefaultsTest {

    @Test
    void tenant() {
        TenantConfig config = read(TenantConfig.class, Map.of());
        assertThat(config.audience()).isEqualTo("secrets-bridge");
        assertThat(config.signingKeys()).isEmpty();
        assertThat(config.tokenTtl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.reviewTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.reviewCache()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.labelCache()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void upstream() {
        UpstreamConfig config = read(UpstreamConfig.class, Map.of("drawbridge.upstream.url", "http://127.0.0.1:8200"));
        assertThat(config.token()).isEmpty();
        assertThat(config.namespace()).isEmpty();
        assertThat(config.caCertificate()).isEmpty();
        assertThat(config.kubernetes().role()).isEmpty();
        assertThat(config.kubernetes().mount()).isEqualTo("kubernetes");
        assertThat(config.kubernetes().tokenPath()).isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount/token");
        assertThat(config.appRole().mount()).isEqualTo("approle");
        assertThat(config.renewGracePeriod()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.clientCertificate()).isEmpty();
        assertThat(config.clientKey()).isEmpty();
        assertThat(config.tlsReload()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.maxConcurrent()).isEqualTo(32);
        assertThat(config.maxWaiting()).isEqualTo(512);
        assertThat(config.maxPerSecond()).isEqualTo(500);
        assertThat(config.maxWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.passThrough().kubernetesRole()).isEmpty();
        assertThat(config.passThrough().tokenRole()).isEmpty();
        assertThat(config.passThrough().maxLogins()).isEqualTo(500);
    }

    @Test
    void guard() {
        GuardConfig config = read(GuardConfig.class, Map.of());
        assertThat(config.clusterId()).isEmpty();
        assertThat(config.maxVanishedShare()).isEqualTo(0.2);
        assertThat(config.minVanished()).isEqualTo(3);
        assertThat(config.window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.sample()).isEqualTo(20);
        assertThat(config.memory()).isEqualTo(Duration.ofHours(24));
        assertThat(config.maxPaths()).isEqualTo(10_000);
        assertThat(config.recheck()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void cacheAndHealth() {
        assertThat(read(CacheConfig.class, Map.of()).ttl()).isEqualTo(Duration.ofSeconds(15));
        assertThat(read(CacheConfig.class, Map.of()).negativeTtl()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read(CacheConfig.class, Map.of()).staleIfError()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read(CacheConfig.class, Map.of()).maxBytes().asBigInteger()).isEqualTo(BigInteger.valueOf(16 << 20));
        assertThat(read(HealthConfig.class, Map.of()).grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(HealthConfig.class, Map.of()).probeInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void mounts() {
        MountsConfig config = read(MountsConfig.class, Map.of("drawbridge.mounts.\"a/b\".version", "1"));
        assertThat(config.mounts().get("a/b").version()).isEqualTo(1);
        assertThat(read(MountsConfig.class, Map.of()).mounts()).isEmpty();
    }

    @Test
    void webhookAndAws() {
        WebhookConfig webhook = read(WebhookConfig.class, Map.of("drawbridge.webhook.\"eso\".sha256", "a,b"));
        assertThat(webhook.stores().get("eso").sha256()).containsExactly("a", "b");
        assertThat(webhook.stores().get("eso").mount()).isEqualTo("secret");
        AwsConfig aws = read(
                AwsConfig.class,
                Map.of(
                        "drawbridge.aws.grants.\"up\".bucket", "b",
                        "drawbridge.aws.grants.\"up\".prefix", "t/{namespace}/"));
        assertThat(aws.url()).isEmpty();
        assertThat(aws.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(aws.grants().get("up").actions()).containsExactly("upload");
        assertThat(aws.grants().get("up").ttl()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void notifier() {
        NotifierConfig config = read(NotifierConfig.class, Map.of("drawbridge.notifier.stores.\"a\".mount", "kv"));
        assertThat(config.enabled()).isFalse();
        assertThat(config.stores().get("a").kind()).isEqualTo("ClusterSecretStore");
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.maxReadsPerSecond()).isEqualTo(100);
        assertThat(config.maxNoticesPerSecond()).isEqualTo(20);
        assertThat(config.lease().name()).isEqualTo("secrets-bridge-notifier");
        assertThat(config.lease().duration()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void rules() {
        RulesConfig.Rule rule = read(
                        RulesConfig.class,
                        Map.of(
                                "drawbridge.rules.\"a\".namespaces", "team-a,team-b",
                                "drawbridge.rules.\"a\".mount", "secret",
                                "drawbridge.rules.\"a\".paths", "{namespace}/*,x"))
                .rules()
                .get("a");
        assertThat(rule.namespaces().orElseThrow()).containsExactlyInAnyOrder("team-a", "team-b");
        assertThat(rule.namespaceLabels()).isEmpty();
        assertThat(rule.stores()).isEmpty();
        assertThat(rule.serviceAccounts()).containsExactly("*");
        assertThat(rule.paths()).containsExactly("{namespace}/*", "x");
        assertThat(rule.verbs()).containsExactlyInAnyOrder(Verb.values());
        assertThat(read(RulesConfig.class, Map.of()).rules()).isEmpty();
    }

    private static <T> T read(Class<T> mapping, Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return config.getConfigMapping(mapping);
    }
}
