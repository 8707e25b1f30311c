package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code install-servers} says without installing anything. */
class InstallServersTest {

    private static final Path SCRIPT = Path.of("install-servers").toAbsolutePath();

    @TempDir
    Path root;

    @Test
    void listsEveryToolWithItsVersion() {
        assertThat(run("--list").lines())
                .hasSizeGreaterThanOrEqualTo(7)
                .allMatch(line -> line.matches("[a-z0-9-]+ +[0-9][^ ]* +missing +.+"));
    }

    @Test
    void usesExecutableOfUser() throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createFile(
                bin.resolve("weed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(run("--check", "seaweedfs")).isEmpty();
        assertThat(run("--list", "seaweedfs")).contains("installed");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run("--check", "seaweed"))
                .withMessageContaining("there is no tool 'seaweed'; there are: seaweedfs ");
        assertThatIllegalStateException()
                .isThrownBy(() -> run("--force"))
                .withMessageContaining("unknown option '--force'; see --help");
        assertThatIllegalStateException().isThrownBy(() -> run("--check")).withMessageContaining("ended with status 1");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).contains("--check", "--list", "--prune", root.toString());
    }

    private String run(String... arguments) {
        return new ToolCommand(SCRIPT, root, Map.of("DRAWBRIDGE_TOOLS", root.toString())).run(arguments);
    }
}
