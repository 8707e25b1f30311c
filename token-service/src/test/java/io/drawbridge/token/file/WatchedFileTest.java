package io.drawbridge.token.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.file.WatchedFile.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("f.yaml");
        Files.writeString(path, "v: one");
    }

    @Test
    void followsTheContent() throws IOException {
        WatchedFile<String> file = open();
        assertThat(file.current()).isEqualTo("one");
        assertThat(file.poll()).isEqualTo(Change.NONE);
        Files.writeString(path, "v: two");
        assertThat(file.poll()).isEqualTo(Change.RELOADED);
        assertThat(file.current()).isEqualTo("two");
    }

    @Test
    void keepsWhatItHadWhereTheNewIsBrokenAndSaysSoOnce() throws IOException {
        WatchedFile<String> file = open();
        Files.writeString(path, "v: [");
        assertThat(file.poll()).isEqualTo(Change.REFUSED);
        assertThat(file.poll()).isEqualTo(Change.NONE);
        assertThat(file.current()).isEqualTo("one");
        assertThat(file.trouble().orElseThrow()).hasMessageContaining("f.yaml:1:");
        Files.writeString(path, "v: one");
        assertThat(file.poll()).isEqualTo(Change.RELOADED);
        assertThat(file.trouble()).isEmpty();
    }

    @Test
    void keepsWhatItHadWhileTheFileIsAway() throws IOException {
        WatchedFile<String> file = open();
        Files.delete(path);
        assertThat(file.poll()).isEqualTo(Change.REFUSED);
        assertThat(file.poll()).isEqualTo(Change.NONE);
        assertThat(file.current()).isEqualTo("one");
        Files.writeString(path, "v: one");
        assertThat(file.poll()).isEqualTo(Change.RELOADED);
        assertThat(file.trouble()).isEmpty();
    }

    /** As the kubelet does it: the name stays, what it leads to changes. */
    @Test
    void followsASwappedLink() throws IOException {
        Path first = Files.createDirectory(folder.resolve("..2026_1"));
        Path second = Files.createDirectory(folder.resolve("..2026_2"));
        Files.writeString(first.resolve("g.yaml"), "v: one");
        Files.writeString(second.resolve("g.yaml"), "v: two");
        Path data = Files.createSymbolicLink(folder.resolve("..data"), first);
        path = Files.createSymbolicLink(folder.resolve("g.yaml"), Path.of("..data", "g.yaml"));
        WatchedFile<String> file = open();
        Files.createSymbolicLink(folder.resolve("..data_tmp"), second);
        Files.move(folder.resolve("..data_tmp"), data, StandardCopyOption.ATOMIC_MOVE);
        assertThat(file.poll()).isEqualTo(Change.RELOADED);
        assertThat(file.current()).isEqualTo("two");
    }

    @Test
    void doesNotBeginWithoutAFile() throws IOException {
        Files.write(path, new byte[] {'v', ':', ' ', (byte) 0xff});
        assertThatThrownBy(this::open).hasMessageEndingWith("f.yaml:1:1: must be UTF-8");
        Files.delete(path);
        assertThatThrownBy(this::open)
                .isInstanceOf(FileFormatException.class)
                .hasMessageEndingWith("cannot be read (NoSuchFileException): is it mounted and readable?");
    }

    private WatchedFile<String> open() {
        return new WatchedFile<>(
                "drawbridge.test-file",
                path,
                (name, content) -> YamlMap.parse(name, content).get("v").text().value());
    }
}
