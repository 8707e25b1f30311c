package io.drawbridge.token.caller.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.config.Configs;
import io.drawbridge.token.fixture.CaffeineClasses;
import io.drawbridge.token.fixture.EmbeddedCluster;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountAuthenticatorTest {

    private static final String PREFIX = "drawbridge.service-accounts.";

    @Test
    void isOffUnlessAnAudienceIsGiven() {
        ServiceAccountAuthenticator off = authenticator(Map.of());
        assertThat(off.knowsCallers()).isFalse();
        try (EmbeddedCluster cluster = new EmbeddedCluster()) {
            String token = cluster.token("builder", "drawbridge");
            assertThat(off.authenticate(new BearerToken(token)).await().indefinitely())
                    .isEmpty();
        }
        assertThat(authenticator(Map.of(PREFIX + "audience", "drawbridge")).knowsCallers())
                .isTrue();
    }

    @Test
    void defaults() {
        ServiceAccountsConfig config = Configs.of(ServiceAccountsConfig.class, Map.of());
        assertThat(config.audience()).isEmpty();
        assertThat(config.cacheTtl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.reviewTimeout()).isEqualTo(Duration.ofSeconds(2));
        KubernetesConfig kubernetes = Configs.of(KubernetesConfig.class, Map.of());
        assertThat(kubernetes.apiServer()).isEmpty();
        assertThat(kubernetes.token()).isEmpty();
        assertThat(kubernetes.caCertificate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cache-ttl, 61s, must be at most a minute",
        "cache-ttl, -1s, must be at most a minute",
        "audience, https://kubernetes.default.svc, must be this service's own",
        "audience, https://kubernetes.default.svc.cluster.local, must be this service's own"
    })
    void refusesAndNamesTheProperty(String key, String value, String advice) {
        assertThatThrownBy(() -> authenticator(Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(PREFIX + key + ": ")
                .hasMessageContaining(advice);
    }

    @Test
    void aNativeExecutableHasTheClassesOfItsCache() {
        Object known = authenticator(Map.of()).known.synchronous();
        assertThat(CaffeineClasses.of(known, "asyncCache")).isSubsetOf(CaffeineClasses.KNOWN_TO_NATIVE);
    }

    /** Without an API server: none is asked. */
    private static ServiceAccountAuthenticator authenticator(Map<String, String> properties) {
        ServiceAccountsConfig config = Configs.of(ServiceAccountsConfig.class, properties);
        return new ServiceAccountAuthenticator(config, new TokenReviewClient(null, config), InstantSource.system());
    }
}
