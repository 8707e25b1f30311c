package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final BucketName BUCKET = new BucketName("bkt");

    @Test
    void needsAnAction() {
        assertThatThrownBy(() -> new Scope(BUCKET, new ObjectKey("k"), Set.of()))
                .hasMessageContaining("actions");
    }

    @Test
    void listsFoldersOnly() {
        assertThatThrownBy(() -> new Scope(BUCKET, new ObjectKey("k"), Set.of(Action.LIST)))
                .hasMessageContaining("prefix");
        assertThat(new Scope(BUCKET, new KeyPrefix("k/"), Set.of(Action.LIST)).actions())
                .containsExactly(Action.LIST);
    }

    @Test
    void knowsActionsByTheirNames() {
        assertThat(Action.parse("upload")).isEqualTo(Action.UPLOAD);
        for (String unknown : new String[] {"UPLOAD", "s3:PutObject", "*", "", null}) {
            assertThatThrownBy(() -> Action.parse(unknown))
                    .hasMessage("actions must be some of: upload, download, list, delete");
        }
    }
}
