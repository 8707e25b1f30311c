package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.upload.stack.SecureGateway;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python's requests reads no answer before its body is sent: it must be let to the end. */
@EnabledIfInstalled("python-clients")
@ExtendWith(SecureGateway.Extension.class)
class PythonRequestsIT {

    private static final String SCRIPT =
            """
            import os, requests

            def body():
                for _ in range(int(os.environ["MIB"])):
                    yield bytes(1 << 20)

            length = int(os.environ["MIB"]) << 20
            bodies = [body(), b"".join(body())]
            for data in bodies:
                answer = requests.put(os.environ["URL"], data=data, headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
                print(answer.status_code, answer.json().get("type", "stored"))
            """;

    private final SecureGateway gateway;

    @TempDir
    Path folder;

    PythonRequestsIT(SecureGateway gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @CsvSource({
        "40, uploads/a, known, 201 stored",
        "200, uploads/a, unknown, 401 urn:drawbridge:problem:unauthenticated",
        "200, other/a, known, 403 urn:drawbridge:problem:forbidden",
        "200, limited/a, known, 413 urn:drawbridge:problem:too-large"
    })
    void seesTheAnswer(String mib, String key, String caller, String answer) throws Exception {
        Files.writeString(folder.resolve("client.py"), SCRIPT);
        String told = new Shell(
                        folder,
                        InstalledServers.onThisMachine()
                                .require("python-clients")
                                .getParent())
                .with(
                        "URL",
                        gateway.process().address() + "/v1/objects/" + StoreUnderTest.BUCKET + "/" + key
                                + UUID.randomUUID())
                .with("TOKEN", caller.equals("known") ? TokenServiceDouble.TOKEN : caller)
                .with("MIB", mib)
                .run("python-clients client.py");
        assertThat(told.lines()).containsExactly(answer, answer);
    }
}
