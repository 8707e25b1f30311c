package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "my-bucket", "a.b.c", "0bucket9"})
    void takesBucketNames(String name) {
        assertThat(new BucketName(name)).hasToString(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "ab", "*", "my-*", "My-bucket", "-abc", "abc.", "a..b", "a/b", "a:b", "${aws:username}"})
    void refusesWhatPoliciesCouldReadOtherwise(String name) {
        assertThatThrownBy(() -> new BucketName(name))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("bucket must");
    }
}
