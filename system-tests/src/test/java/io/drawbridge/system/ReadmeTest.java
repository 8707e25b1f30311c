package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour does what the README says. */
@Tag("real")
@EnabledIfInstalled({"aws", "python-clients"})
class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void tourWorksAsWritten() throws Exception {
        try (Stack stack = Stack.start(folder)) {
            Path tools = InstalledServers.onThisMachine().require("aws").getParent();

            String output = Tour.of("README.md", stack).run(Tour.shell(folder, tools, stack), folder);

            assertThat(output)
                    .contains("\"size\":50000000", "uploads/piped.dump", "\"greeting\":\"hello\"")
                    .contains("upload: ./data.dump to s3://drawbridge/uploads/cli.dump");
            try (var admin = stack.admin()) {
                assertThat(admin.listObjectsV2(request -> request.bucket(stack.bucket()))
                                .contents())
                        .extracting(object -> object.key() + " " + object.size())
                        .containsExactlyInAnyOrder(
                                "uploads/data.dump 50000000",
                                "uploads/piped.dump 50000000",
                                "uploads/cli.dump 50000000",
                                "uploads/python.dump 50000000");
            }
        }
    }
}
