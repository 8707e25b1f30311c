package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, in its order, as somebody pastes them; only the ports are moved. */
@Tag("real")
@EnabledIfInstalled({"aws", "python-clients"})
class ReadmeTest {
    private static final Pattern TOUR = Pattern.compile("```bash tour\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PYTHON = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void tourWorksAsWritten() throws Exception {
        String readme = Files.readString(Checkout.file("README.md"));
        try (Stack stack = Stack.start(folder)) {
            Path tools = InstalledServers.onThisMachine().require("aws").getParent();
            Shell shell = new Shell(folder, tools)
                    .with("TENANT_JWT_FILE", folder.resolve("data/tenant.jwt").toString());

            String output = shell.run(moved(blocks(TOUR, readme), stack));
            Files.writeString(folder.resolve("tour.py"), moved(blocks(PYTHON, readme), stack));
            shell.run("python-clients tour.py");

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

    private static String blocks(Pattern kind, String readme) {
        return kind.matcher(readme).results().map(result -> result.group(1)).collect(Collectors.joining());
    }

    private static String moved(String commands, Stack stack) {
        assertThat(commands).isNotBlank();
        return commands.replace("http://127.0.0.1:8181", stack.ready().get("token_service"))
                .replace("http://127.0.0.1:8182", stack.ready().get("upload_gateway"))
                .replace("http://127.0.0.1:8183", stack.ready().get("secrets_bridge"));
    }
}
