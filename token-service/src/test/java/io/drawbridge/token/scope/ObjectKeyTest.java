package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "uploads/data.dump",
                "...",
                ".hidden/..file/f.",
                "a b/%2F/%2e%2e",
                "ümlaut/日本/😀",
                "a*?${aws:username}",
                "\\..\\x"
            })
    void takesWhatStoresKeepAsItIs(String key) {
        assertThat(new ObjectKey(key).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "//",
                ".",
                "..",
                "a/..",
                "../a",
                "a/./b",
                "./a",
                "a/../b",
                "a\u0000b",
                "a\n",
                "\u007f",
                "a\u0085",
                "\ud800",
                "a\udc00b"
            })
    void refusesWhatCouldBecomeAnotherKey(String key) {
        assertThatThrownBy(() -> new ObjectKey(key))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("key must");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(new ObjectKey("é".repeat(512)).value()).hasSize(512);
        assertThatThrownBy(() -> new ObjectKey("é".repeat(512) + "a")).hasMessageContaining("1024 bytes");
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> new ObjectKey(null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void coversOnlyItself() {
        ObjectKey key = new ObjectKey("a/b");
        assertThat(key.covers(new ObjectKey("a/b"))).isTrue();
        assertThat(key.covers(new ObjectKey("a/b2"))).isFalse();
        assertThat(key.covers(new KeyPrefix("a/b/"))).isFalse();
    }
}
