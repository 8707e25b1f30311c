package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledServersTest {

    @TempDir
    Path root;

    @BeforeEach
    void installWeed() throws IOException {
        Files.createDirectories(root.resolve("bin"));
        Files.createFile(
                root.resolve("bin/weed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(root.resolve("bin/not-executable"));
    }

    @Test
    void findsExecutables() {
        assertThat(servers().find("weed")).contains(root.resolve("bin/weed"));
        assertThat(servers().find("bao")).isEmpty();
        assertThat(servers().find("not-executable")).isEmpty();
    }

    @Test
    void saysHowToInstallWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> servers().require("bao"))
                .withMessageContainingAll("bao", root.toString(), "run ./dev-stack/install-servers");
        assertThatIllegalStateException()
                .isThrownBy(() -> servers().folder("external-secrets"))
                .withMessageContaining("run ./dev-stack/install-servers");
    }

    @Test
    void skipsTestsOnLaptop() {
        InstalledCondition laptop = new InstalledCondition(servers(), false);

        assertThat(laptop.decide(List.of("weed")).isDisabled()).isFalse();
        assertThat(laptop.decide(List.of("weed", "bao")).isDisabled()).isTrue();
        assertThat(laptop.decide(List.of("weed", "bao")).getReason())
                .contains("not installed: bao; run ./dev-stack/install-servers");
    }

    @Test
    void failsTestsWhereServersAreRequired() {
        InstalledCondition required = new InstalledCondition(servers(), true);

        assertThat(required.decide(List.of("weed")).isDisabled()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> required.decide(List.of("weed", "bao")))
                .withMessage("not installed: bao; run ./dev-stack/install-servers");
    }

    private InstalledServers servers() {
        return new InstalledServers(root);
    }
}
