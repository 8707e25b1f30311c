package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.config.Configs;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.ObjectSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    void readsWhatObjectsMustBe() {
        Map<String, String> all = new HashMap<>(VALID);
        all.put(PREFIX + "content-types", "image/*,application/pdf");
        all.put(PREFIX + "create-only", "true");
        all.put(PREFIX + "sse", "aws:kms");
        all.put(PREFIX + "kms-key-id", "arn:aws:kms:eu-west-1:123456789012:key/abc");
        all.put(PREFIX + "tags.\"cost-center\"", "a b");
        all.put(PREFIX + "issuer", "assume-role");
        all.put(PREFIX + "role-arn", "arn:aws:iam::123456789012:role/r");
        Grant grant = read(all).all().get(0);
        assertThat(grant.limits().contentTypes().named()).containsExactly("image/*", "application/pdf");
        assertThat(grant.limits().createOnly()).isTrue();
        assertThat(grant.limits().settings().headers())
                .containsExactly(
                        Map.entry("x-amz-server-side-encryption", "aws:kms"),
                        Map.entry(
                                "x-amz-server-side-encryption-aws-kms-key-id",
                                "arn:aws:kms:eu-west-1:123456789012:key/abc"),
                        Map.entry("x-amz-tagging", "cost-center=a%20b"));
        assertThat(grant.issuer())
                .contains(new IssuerChoice(IssuerType.ASSUME_ROLE, Optional.of("arn:aws:iam::123456789012:role/r")));
    }

    @Test
    void givesAnHourUnlessToldOtherwise() {
        Grant grant = read(VALID).all().get(0);
        assertThat(grant.limits().lifetime()).isEqualTo(new Lifetime(Duration.ofHours(1), Duration.ofHours(1)));
        assertThat(grant.limits())
                .isEqualTo(new Limits(grant.limits().lifetime(), OptionalLong.empty()))
                .isEqualTo(new Limits(
                        grant.limits().lifetime(), OptionalLong.empty(), ContentTypes.ANY, false, ObjectSettings.NONE));
        assertThat(grant.issuer()).isEmpty();
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
                "max-object-size; 0; max-object-size",
                "content-types; image; content-types",
                "content-types; image/**; content-types",
                "sse; rot13; sse",
                "sse; aws:kms; sse",
                "kms-key-id; k; kms-key-id",
                "tags.a; a&b; tags",
                "issuer; assume-role; role-arn",
                "role-arn; arn:aws:iam::1:role/r; issuer"
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
        return new Grants(GrantsReader.read(Configs.of(GrantsConfig.class, properties)));
    }
}
