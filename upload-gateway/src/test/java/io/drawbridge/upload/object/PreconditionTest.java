package io.drawbridge.upload.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.problem.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreconditionTest {

    @Test
    void readsWhatS3CanDecide() {
        assertThat(read(null, null)).isInstanceOf(Precondition.None.class);
        assertThat(read("*", null)).isInstanceOf(Precondition.Absent.class);
        assertThat(read(null, "\"abc\"")).isEqualTo(new Precondition.Matches("\"abc\""));
    }

    @Test
    void refusesWhatItCannot() {
        assertThatThrownBy(() -> read("\"abc\"", null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("*", "\"abc\"")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read(null, "\"a\", \"b\"")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read(null, "*")).isInstanceOf(Refusal.class);
    }

    private static Precondition read(String ifNoneMatch, String ifMatch) {
        return Precondition.of(Optional.ofNullable(ifNoneMatch), Optional.ofNullable(ifMatch));
    }
}
