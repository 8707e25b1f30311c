package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.config.Configs;
import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.grant.GrantRule.Broken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsFileReaderTest {

    private static final String VALID =
            """
            grants:
              photos:
                subjects: [alice, "42"]
                groups: [team-a]
                kinds: [api-key]
                bucket: bkt
                keys:
                - photos/{date}/{uuid}.jpg
                - "*"
                actions: [upload, download]
                default-ttl: 20m
                max-ttl: 12h
                max-object-size: 5M
                content-types: [image/*]
                create-only: true
                sse: AES256
                tags: {team: "7"}
                issuer: assume-role
                role-arn: arn:aws:iam::123456789012:role/r
            """;

    @Test
    void readsTheKeysOfTheConfiguration() {
        Map<String, String> same = new HashMap<>();
        String grant = "drawbridge.grants.\"photos\".";
        same.put(grant + "subjects", "alice,42");
        same.put(grant + "groups", "team-a");
        same.put(grant + "kinds", "api-key");
        same.put(grant + "bucket", "bkt");
        same.put(grant + "keys", "photos/{date}/{uuid}.jpg,*");
        same.put(grant + "actions", "upload,download");
        same.put(grant + "default-ttl", "20m");
        same.put(grant + "max-ttl", "12h");
        same.put(grant + "max-object-size", "5M");
        same.put(grant + "content-types", "image/*");
        same.put(grant + "create-only", "true");
        same.put(grant + "sse", "AES256");
        same.put(grant + "tags.team", "7");
        same.put(grant + "issuer", "assume-role");
        same.put(grant + "role-arn", "arn:aws:iam::123456789012:role/r");
        Grant configured =
                GrantsReader.read(Configs.of(GrantsConfig.class, same)).get(0);
        Grant written = read(VALID).all().get(0);
        assertThat(written).usingRecursiveComparison().isEqualTo(configured);
    }

    @Test
    void needsNoMoreThanTheConfigurationDoes() {
        Grant grant = read("grants: {g: {kinds: [api-key], bucket: bkt, keys: [k], actions: [upload]}}")
                .all()
                .get(0);
        assertThat(grant.limits().lifetime()).isEqualTo(new Lifetime(Duration.ofHours(1), Duration.ofHours(1)));
        assertThat(grant.limits().createOnly()).isFalse();
        assertThat(read("grants: {}").all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bucket: bkt; bucket: 'b*'; 6:13: bucket: must be one bucket by its whole name",
                "bucket: bkt; bucket: BKT; 6:13: bucket: bucket must have 3 to 63 characters",
                "bucket: bkt; buckets: bkt; 6:5: unknown key 'buckets'; known here: actions, bucket",
                "bucket: bkt; bucket: [bkt]; 6:13: must be text",
                "    bucket: bkt; ''; 3:5: 'bucket' is missing",
                "kinds: [api-key]; kinds: [api-key, password]; 5:22: kinds: unknown kind",
                "kinds: [api-key]; kinds: api-key; 5:12: must be a list of text",
                "- \"*\"; - up*; 9:7: keys: 'up*'",
                "- \"*\"; - 7; 9:7: must be text: put it in quotes",
                "actions: [upload; actions: [write; 10:15: actions: actions must be some of",
                "max-ttl: 12h; max-ttl: soon; 12:14: max-ttl: must be a lifetime such as 30m or 2h",
                "max-ttl: 12h; max-ttl: 16m; 12:14: max-ttl: default-ttl must not be longer",
                "max-object-size: 5M; max-object-size: big; 13:22: max-object-size: must be a size",
                "[image/*]; [image/*, '*']; 14:30: content-types: content types are written as",
                "create-only: true; create-only: yes; 15:18: must be true or false",
                "sse: AES256; sse: AES; 16:10: sse: sse must be",
                "issuer: assume-role; issuer: root; 18:13: must be federation-token or assume-role",
                "issuer: assume-role; issuer: federation-token; ''",
                "photos:; used:; 2:3: the grant 'used' is already in the configuration",
                "grants:; grant:; 1:1: unknown key 'grant'; known here: grants"
            })
    void saysWhereWhatIsWrong(String right, String wrong, String message) {
        String content = VALID.replace(right, wrong);
        assertThat(content).isNotEqualTo(VALID);
        if (message.isEmpty()) {
            assertThat(read(content).all()).hasSize(1);
            return;
        }
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith("grants.yaml:" + message);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read(VALID.replace("bkt", "b")
                        + VALID.replace("grants:\n", "")
                                .replace("photos:", "films:")
                                .replace("12h", "5m")))
                .hasMessageContaining("grants.yaml:6:13: bucket: ")
                .hasMessageContaining("grants.yaml:30:14: max-ttl: ");
    }

    @Test
    void asksWhoServesTheGrant() {
        GrantRule rule = grant -> Optional.of(new Broken("max-ttl", "too long"));
        assertThatThrownBy(() -> new GrantsFileReader(List.of(), rule).read("grants.yaml", VALID))
                .hasMessage("grants.yaml:12:14: max-ttl: too long");
        GrantRule unwritten = grant -> Optional.of(new Broken("kms-key-id", "missing"));
        assertThatThrownBy(() -> new GrantsFileReader(List.of(), unwritten).read("grants.yaml", VALID))
                .hasMessage("grants.yaml:3:5: kms-key-id: missing");
    }

    private static Grants read(String content) {
        Map<String, String> used = Map.of(
                "drawbridge.grants.\"used\".subjects", "bob",
                "drawbridge.grants.\"used\".bucket", "bkt",
                "drawbridge.grants.\"used\".keys", "k",
                "drawbridge.grants.\"used\".actions", "upload");
        boolean taken = content.contains("used:");
        List<Grant> configured = taken ? GrantsReader.read(Configs.of(GrantsConfig.class, used)) : List.of();
        return new GrantsFileReader(configured, grant -> Optional.empty()).read("grants.yaml", content);
    }
}
