package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SessionNameTest {

    @Test
    void isTheSubjectWhereThatFits() {
        assertThat(SessionName.of("ann.lee+x=1,@example-org_9", 32).value()).isEqualTo("ann.lee+x=1,@example-org_9");
    }

    @Test
    void marksWhatItHadToChange() {
        assertThat(SessionName.of("system:serviceaccount:a:b", 64).value())
                .startsWith("system-serviceaccount-a-b-")
                .isNotEqualTo(SessionName.of("system-serviceaccount-a-b", 64).value())
                .isNotEqualTo(SessionName.of("system:serviceaccount:a-b", 64).value());
        assertThat(SessionName.of("a", 32).value()).startsWith("a-").hasSize(10);
    }

    @Property
    void keepsToTheRule(@ForAll @StringLength(min = 1, max = 300) String subject) {
        assertThat(SessionName.of(subject, 32).value()).matches("[A-Za-z0-9_+=,.@-]{2,32}");
        assertThat(SessionName.of(subject, 64).value()).matches("[A-Za-z0-9_+=,.@-]{2,64}");
    }

    @Property
    void tellsCallersApart(
            @ForAll @StringLength(min = 1, max = 80) String one,
            @ForAll @StringLength(min = 1, max = 80) String other) {
        assertThat(SessionName.of(one, 32).equals(SessionName.of(other, 32))).isEqualTo(one.equals(other));
    }
}
