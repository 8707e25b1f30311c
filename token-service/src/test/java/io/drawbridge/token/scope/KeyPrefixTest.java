package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPrefixTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "/", "/a/", "a//", "a//b/", "../", "a/../", "./", "a\u0001/", "\ud800/"})
    void refusesWhatIsNoFolder(String prefix) {
        assertThatThrownBy(() -> new KeyPrefix(prefix))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("prefix must");
    }

    @Test
    void coversItsFolderAndNotItsNeighbours() {
        KeyPrefix prefix = new KeyPrefix("a/b/");
        assertThat(prefix.covers(new ObjectKey("a/b/c"))).isTrue();
        assertThat(prefix.covers(new KeyPrefix("a/b/c/"))).isTrue();
        assertThat(prefix.covers(prefix)).isTrue();
        assertThat(prefix.covers(new KeyPrefix("a/"))).isFalse();
        assertThat(prefix.covers(new ObjectKey("a/b"))).isFalse();
        assertThat(prefix.covers(new ObjectKey("a/b2/c"))).isFalse();
    }

    @Test
    void coversEverythingWhenEmpty() {
        assertThat(KeyPrefix.WHOLE_BUCKET.covers(new ObjectKey("a"))).isTrue();
    }
}
