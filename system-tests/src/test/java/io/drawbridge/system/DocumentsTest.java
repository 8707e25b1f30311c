package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command in the pages of the services works as it is written. */
@Tag("real")
@EnabledIfInstalled({"aws", "python-clients", "bao"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {
    private Path folder;
    private Stack stack;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        stack = Stack.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/token-service.md", "docs/upload-gateway.md", "docs/secrets-bridge.md"})
    void commandsWorkAsWritten(String document) throws Exception {
        Tour tour = Tour.of(document, stack);
        assertThat(tour.bash()).as("commands of " + document).isNotBlank();

        tour.run(Tour.shell(empty(document), tools(), stack), empty(document));
    }

    private Path empty(String document) throws IOException {
        return Files.createDirectories(folder.resolve(document));
    }

    private static Path tools() {
        return InstalledServers.onThisMachine().require("aws").getParent();
    }
}
