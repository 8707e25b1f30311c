package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final Caller ALICE = new Caller("alice", Set.of(), CallerKind.API_KEY);

    /** printf %s open-sesame | sha256sum */
    private static final String HASH = "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7";

    @Test
    void knowsACallerByAnyOfItsKeys() {
        ApiKeys keys =
                new ApiKeys(List.of(new ApiKey(ALICE, List.of(KeyHash.parse("00".repeat(32)), KeyHash.parse(HASH)))));
        assertThat(keys.find(new BearerToken("open-sesame"))).contains(ALICE);
        assertThat(keys.find(new BearerToken("open-sesame2"))).isEmpty();
        assertThat(keys.find(new BearerToken(HASH))).isEmpty();
    }

    @Test
    void knowsNobodyWithoutKeys() {
        assertThat(new ApiKeys(List.of()).find(new BearerToken("x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open-sesame", "zz", "41ef4bb0", " "})
    void refusesWhatIsNoHash(String hex) {
        assertThatThrownBy(() -> KeyHash.parse(hex)).hasMessageContaining("64 hexadecimal digits");
    }
}
