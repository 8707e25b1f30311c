package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.fixture.Documents;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysFileReaderTest {

    private static final String ONE = "1a".repeat(32);
    private static final String TWO = "2b".repeat(32);
    private static final String CONFIGURED = "3c".repeat(32);

    private static final String VALID =
            """
            api-keys:
              backend:
                subject: backend
                groups: [team-a, team-b]
                sha256:
                - ONE
                - TWO
            """
                    .replace("ONE", ONE)
                    .replace("TWO", TWO);

    @Test
    void addsToTheConfiguredCallers() {
        List<ApiKey> keys = read(VALID).all();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(1).caller())
                .isEqualTo(new Caller("backend", Set.of("team-a", "team-b"), CallerKind.API_KEY));
        assertThat(keys.get(1).hashes()).containsExactly(KeyHash.parse(ONE), KeyHash.parse(TWO));
    }

    @Test
    void theDocumentedFileIsTaken() {
        ApiKey backend = read(Documents.block("API keys", "yaml")).all().get(1);
        assertThat(backend.caller()).isEqualTo(new Caller("backend", Set.of("team-a"), CallerKind.API_KEY));
        assertThat(backend.hashes()).hasSize(1);
    }

    @Test
    void groupsMayBeLeftOut() {
        assertThat(read(VALID.replace("    groups: [team-a, team-b]\n", ""))
                        .all()
                        .get(1)
                        .caller()
                        .groups())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "subject: backend, subjekt: backend, 3:5, unknown key 'subjekt'",
        "subject: backend, subject: '', 3:14, subject has 1 to 256 characters",
        "subject: backend, subject: 42, 3:14, must be text",
        "'team-b]', '\"\\a\"]', 4:22, no control characters",
        "'groups: [team-a, team-b]', groups: team-a, 4:13, must be a list",
        "2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b, my-secret, 7:7, 64 hexadecimal digits",
        "2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b,"
                + "1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a, 7:7, configured twice",
        "2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b,"
                + "3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c, 7:7, configured twice",
        "'api-keys:', 'keys:', 1:1, unknown key 'keys'",
    })
    void saysWhereAndWhatIsWrongAndNotTheValue(String right, String wrong, String place, String advice) {
        assertThatThrownBy(() -> read(VALID.replaceFirst("\\Q" + right + "\\E", wrong.replace("\\", "\\\\"))))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("keys.yaml:" + place + ": ")
                .hasMessageContaining(advice)
                .hasMessageNotContaining("my-secret");
    }

    private static ApiKeys read(String content) {
        Caller alice = new Caller("alice", Set.of(), CallerKind.API_KEY);
        ApiKeys configured = new ApiKeys(List.of(new ApiKey(alice, List.of(KeyHash.parse(CONFIGURED)))));
        return new ApiKeysFileReader(configured).read("keys.yaml", content);
    }
}
