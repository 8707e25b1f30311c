package io.drawbridge.token.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.file.FileFormatException;
import org.junit.jupiter.api.Test;

class DenylistTest {

    @Test
    void readsIdsAndComments() {
        assertThat(Denylist.read("f", "# lost\n\nAAAAAAAAAAAAAAAA # with a laptop\nBBBB-BBB_BBBBBBB\n"))
                .contains("AAAAAAAAAAAAAAAA", "BBBB-BBB_BBBBBBB");
    }

    @Test
    void refusesWhatIsNoIdAndSaysWhere() {
        assertThatThrownBy(() -> Denylist.read("denied.txt", "AAAAAAAAAAAAAAAA\neyJhbGciOiJIUzI1NiJ9.e30.x\n"))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("denied.txt:2:1")
                .hasMessageNotContaining("eyJ");
    }
}
