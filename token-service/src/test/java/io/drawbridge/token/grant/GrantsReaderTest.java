package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.config.Configs;
import io.drawbridge.token.scope.Action;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsReaderTest {

    private static final String PREFIX = "drawbridge.grants.\"g\".";
    private static final Map<String, String> VALID = Map.of(
            PREFIX + "subjects", "alice,bob",
            PREFIX + "bucket", "bkt",
            PREFIX + "keys", "uploads/*,users/{subject}/*",
            PREFIX + "actions", "upload,download");

    @Test
    void readsAGrant() {
        Map<String, String> all = new HashMap<>(VALID);
        all.put(PREFIX + "groups", "team-a");
        all.put(PREFIX + "kinds", "api-key");
        all.put(PREFIX + "default-ttl", "30m");
        all.put(PREFIX + "max-ttl", "12h");
        all.put(PREFIX + "max-object-size", "5G");
        Grant grant = read(all).all().get(0);
        assertThat(grant.name()).isEqualTo("g");
        assertThat(grant.audience().subjects()).containsExactlyInAnyOrder("alice", "bob");
        assertThat(grant.audience().kinds()).containsExactly(CallerKind.API_KEY);
        assertThat(grant.keys()).hasToString("[uploads/*, users/{subject}/*]");
        assertThat(grant.actions()).containsExactlyInAnyOrder(Action.UPLOAD, Action.DOWNLOAD);
        assertThat(grant.limits().lifetime()).isEqualTo(new Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)));
        assertThat(grant.limits().maxObjectSize()).hasValue(5L << 30);
    }

    @Test
    void givesAnHourUnlessToldOtherwise() {
        Grant grant = read(VALID).all().get(0);
        assertThat(grant.limits().lifetime()).isEqualTo(new Lifetime(Duration.ofHours(1), Duration.ofHours(1)));
        assertThat(grant.limits().maxObjectSize()).isEmpty();
    }

    @Test
    void givesLessThanAnHourWhereThatIsTheMost() {
        Grant grant = read(with("max-ttl", "20m")).all().get(0);
        assertThat(grant.limits().lifetime().usual()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bucket; *; bucket",
                "bucket; my-*; bucket",
                "keys; up*; keys",
                "keys; {user}/*; keys",
                "keys; /a/*; keys",
                "actions; s3:PutObject; actions",
                "actions; upload,write; actions",
                "kinds; password; kinds",
                "default-ttl; 2h; max-ttl",
                "max-ttl; 5m; max-ttl",
                "max-object-size; 0; max-object-size"
            })
    void refusesToStartAndNamesTheProperty(String key, String value, String named) {
        assertThatThrownBy(() -> read(with(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(PREFIX + named + ": ");
    }

    @Test
    void refusesAGrantForNobody() {
        Map<String, String> nobody = new HashMap<>(VALID);
        nobody.remove(PREFIX + "subjects");
        assertThatThrownBy(() -> read(nobody))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("drawbridge.grants.\"g\": names nobody: give subjects, groups or kinds");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> changed = new HashMap<>(VALID);
        changed.put(PREFIX + key, value);
        return changed;
    }

    private static Grants read(Map<String, String> properties) {
        return new GrantsReader().read(Configs.of(GrantsConfig.class, properties));
    }
}
