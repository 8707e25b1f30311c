package io.drawbridge.token.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

    @Test
    void decodesOnce() {
        assertThat(RawPath.of("/d/bucket/a/b%20c%2541/%C3%A9", "/d/")).isEqualTo(new RawPath("bucket", "a/b c%41/é"));
    }

    @Test
    void leavesWhatStandsInTheKeyToTheKey() {
        assertThat(RawPath.of("/d/bucket/a//../b", "/d/").key()).isEqualTo("a//../b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/d/bucket", "/e/bucket/k", "/d/b/%", "/d/b/%4", "/d/b/%zz", "/d/b/%ff", "/d/b/a%2Fb", "/d/b/é"})
    void refusesTheRest(String path) {
        assertThatThrownBy(() -> RawPath.of(path, "/d/")).isInstanceOf(ProblemException.class);
    }
}
