package io.drawbridge.secrets.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "{namespace}/*, team-a/db, true",
        "{namespace}/*, team-a/x/y/z, true",
        "{namespace}/*, team-a, false",
        "{namespace}/*, team-ab/db, false",
        "{namespace}/*, team-b/db, false",
        "{namespace}-*, team-a-x/db, true",
        "{namespace}-*, team-a, false",
        "app/{namespace}/+, app/team-a/x, true",
        "app/{namespace}/+, app/team-a/x/y, false",
        "app/{namespace}/+, app/team-b/x, false",
        "shared/+/public, shared/x/public, true",
        "shared/+/public, shared/public, false",
        "shared/+/public, shared/x/y/public, false",
        "a/b, a/b, true",
        "a/b, a/b/c, false",
        "a/b, a, false",
        "a/b*, a/bc/d, true",
        "a/b*, a/b, true",
        "*, anything/at/all, true",
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(PathPattern.parse(pattern).matches(SecretPath.clean(path), "team-a"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "{namespace}/*, '', true",
        "{namespace}/*, team-a, true",
        "{namespace}/*, team-a/x, true",
        "{namespace}/*, team-b, false",
        "shared/+/public, shared, true",
        "shared/+/public, shared/x, true",
        "shared/+/public, shared/x/public, false",
        "shared/+/public, other, false",
        "a/b*, a/bc, true",
        "a/b*, a/c, false",
        "a/b, a/b, false",
    })
    void reaches(String pattern, String folder, boolean expected) {
        assertThat(PathPattern.parse(pattern).reaches(SecretPath.clean(folder), "team-a"))
                .isEqualTo(expected);
    }

    @Test
    void fillsTheNamespaceAsTextOnly() {
        assertThat(PathPattern.parse("{namespace}/x").matches(SecretPath.clean("+/x"), "+"))
                .isTrue();
        assertThat(PathPattern.parse("{namespace}/x").matches(SecretPath.clean("team-b/x"), "+"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "a*/b", "**", "a/../b", "./a", "{name}/x", "{namespace/x", "a+/b"})
    void refusesPatternsThatCannotBeMeant(String pattern) {
        assertThatThrownBy(() -> PathPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
