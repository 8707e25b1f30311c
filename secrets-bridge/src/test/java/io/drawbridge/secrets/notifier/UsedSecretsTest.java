package io.drawbridge.secrets.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.kv.MountsOfTests;
import io.drawbridge.secrets.testing.Mappings;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedSecretsTest {

    private static final NotifierConfig CONFIG = Mappings.read(
            NotifierConfig.class,
            Map.of(
                    "drawbridge.notifier.stores.\"bridge\".mount", "secret",
                    "drawbridge.notifier.stores.\"own\".kind", "SecretStore",
                    "drawbridge.notifier.stores.\"own\".mount", "kv1"));

    @ParameterizedTest
    @CsvSource({
        "team-a/db, secret/team-a/db",
        "/team-a//db/, secret/team-a/db",
        "secret/team-a/db, secret/team-a/db",
        "secret/data/team-a/db, secret/team-a/db",
        "data/team-a/db, secret/team-a/db"
    })
    void readsKeysAsTheVaultProviderDoes(String key, String place) {
        assertThat(SecretPlace.ofKey("secret", true, key).orElseThrow()).hasToString(place);
    }

    @Test
    void skipsKeysThatNameNothing() {
        for (String key : new String[] {"", "/", "secret", "a/../b", "a\u0000"}) {
            assertThat(SecretPlace.ofKey("secret", true, key)).as(key).isEmpty();
        }
        assertThat(SecretPlace.ofKey("kv1", false, "data/x").orElseThrow()).hasToString("kv1/data/x");
    }

    @Test
    void findsWhatIsReadThroughThisBridge() {
        UsedSecrets used = used(
                """
                {"metadata":{"namespace":"team-a","name":"db"},
                 "spec":{"secretStoreRef":{"kind":"ClusterSecretStore","name":"bridge"},
                  "data":[{"remoteRef":{"key":"team-a/one","property":"p"}},
                          {"remoteRef":{"key":"team-a/one","property":"q"}},
                          {"remoteRef":{"key":"old"},"sourceRef":{"storeRef":{"name":"own"}}},
                          {"remoteRef":{"key":"else"},"sourceRef":{"storeRef":{"name":"bridge"}}},
                          {"remoteRef":{}}],
                  "dataFrom":[{"extract":{"key":"team-a/two"}},{"find":{"name":{"regexp":"x"}}},
                              {"sourceRef":{"generatorRef":{"name":"g"}}}]},
                 "status":{"refreshTime":"2026-01-01T00:00:00Z"}}
                """);
        assertThat(used.id()).isEqualTo("team-a/db");
        assertThat(used.refreshed()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(used.places())
                .extracting(SecretPlace::toString)
                .containsExactlyInAnyOrder("secret/team-a/one", "secret/team-a/two", "kv1/old");
    }

    @Test
    void leavesOtherStoresAlone() {
        assertThat(
                        used("{\"metadata\":{\"namespace\":\"a\",\"name\":\"b\"},\"spec\":{\"secretStoreRef\":{\"name\":\"bridge\"},"
                                        + "\"data\":[{\"remoteRef\":{\"key\":\"k\"}}]}}")
                                .places())
                .isEmpty();
        assertThat(used("{\"metadata\":{\"namespace\":\"a\",\"name\":\"b\"}}").places())
                .isEmpty();
        assertThat(
                        used("{\"metadata\":{\"namespace\":\"a\",\"name\":\"b\"},\"spec\":{\"data\":7,\"secretStoreRef\":[]}}")
                                .places())
                .isEmpty();
    }

    private static UsedSecrets used(String json) {
        GenericKubernetesResource resource = Serialization.unmarshal(json, GenericKubernetesResource.class);
        return UsedSecrets.of(resource, CONFIG, MountsOfTests.v1("kv1"));
    }
}
