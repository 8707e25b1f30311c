package io.drawbridge.token.door.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.scope.ObjectKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadKeyTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "a/b/c.txt, c.txt",
        "C:\\fakepath\\c.txt, c.txt",
        "../../etc/passwd, passwd",
        "'..', file",
        "'<img src=x onerror=alert(1)>.txt', '_img src=x onerror=alert(1)_.txt'",
        "'a*b?c${d}', a_b_c__d_",
        "Größe.txt, Größe.txt",
        "文件.txt, __.txt",
    })
    void keepsWhatMeansOnlyItself(String filename, String key) {
        assertThat(UploadKey.clean(filename)).isEqualTo(key);
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(UploadKey.clean("x".repeat(500) + ".tar.gz")).hasSize(150).endsWith(".tar.gz");
    }

    @Property
    void isAlwaysOneSegmentOfAKey(@ForAll String filename) {
        if (!filename.isBlank()) {
            String name = UploadKey.clean(filename);
            assertThat(new ObjectKey("p/" + name).value()).doesNotContain("//");
            assertThat(name).doesNotContain("/", "\\", "*", "?", "$").matches("[\\x20-\\xff]+");
        }
    }
}
