package io.drawbridge.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.secrets.access.Audience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsGrantTest {

    @Test
    void fillsInTheNamespace() {
        assertThat(grant("a/{namespace}/b/").of("team-a").prefix()).isEqualTo("a/team-a/b/");
        assertThat(grant("{namespace}/").of("team-a"))
                .isEqualTo(new CredentialsQuestion("bucket", "team-a/", List.of("upload"), 3600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all/",
                "",
                "/",
                "{namespace}",
                "/{namespace}/",
                "a//{namespace}/",
                "team-{namespace}/",
                "{namespace}-x/",
                "{name}/{namespace}/",
                "*/{namespace}/",
                "${aws:username}/{namespace}/"
            })
    void refusesFoldersThatTenantsWouldShare(String prefix) {
        assertThatThrownBy(() -> grant(prefix)).hasMessageStartingWith("prefix: ");
    }

    private static AwsGrant grant(String prefix) {
        Audience all = new Audience(Set.of(), Map.of(), Set.of(), Set.of());
        return new AwsGrant(all, "bucket", prefix, List.of("upload"), Duration.ofHours(1));
    }
}
