package io.drawbridge.token.door.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.scope.Action;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressOptionsTest {

    @ParameterizedTest
    @NullAndEmptySource
    void isAnUploadForTheUsualTimeWithoutAQuery(String query) {
        AddressOptions options = AddressOptions.parse(query);

        assertThat(options.actions()).containsExactly(Action.UPLOAD);
        assertThat(options.lifetime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actions=upload,download&ttl_seconds=3600",
                "ttl_seconds=3600&actions=download%2Cupload",
                "actions=%75pload,download,upload&ttl_seconds=03600"
            })
    void readsBothParameters(String query) {
        AddressOptions options = AddressOptions.parse(query);

        assertThat(options.actions()).containsExactlyInAnyOrder(Action.UPLOAD, Action.DOWNLOAD);
        assertThat(options.lifetime()).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actions=",
                "actions",
                "actions=upload,",
                "actions=Upload",
                "actions=upload&actions=download",
                "ttl_seconds=",
                "ttl_seconds=-1",
                "ttl_seconds=1h",
                "ttl_seconds=3600.0",
                "ttl_seconds=99999999999999999999",
                "ttl_seconds=\u0663\u0666\u0660\u0660",
                "ttl_seconds=900&ttl_seconds=3600",
                "ttl=900",
                "token=secret",
                "actions=%zz",
                "actions=%"
            })
    void refusesWhatIsNotExactlyThat(String query) {
        assertThatThrownBy(() -> AddressOptions.parse(query))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.INVALID_REQUEST))
                .hasMessageNotContaining("secret");
    }
}
