package io.drawbridge.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.SeaweedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What people write with Python's requests, which knows nothing of S3, on SeaweedFS. */
@QuarkusTest
@EnabledIfInstalled({"weed", "python-clients"})
@QuarkusTestResource(value = SeaweedStore.class, restrictToAnnotatedClass = true)
class PythonRequestsTest {

    private static final String COMMON =
            """
            import os, requests

            def ask(path, **body):
                answer = requests.post(os.environ["SERVICE"] + path, json=body, headers={"Authorization": os.environ["BEARER"]})
                answer.raise_for_status()
                return answer.json()

            at = {"bucket": os.environ["BUCKET"], "key": os.environ["KEY"]}
            """;

    private final String key = "uploads/" + UUID.randomUUID() + "/a b+ü.dump";
    private final byte[] file = new byte[(12 << 20) + 4711];

    TestStore store;

    @TempDir
    Path folder;

    @BeforeEach
    void ready() throws Exception {
        Door.awaitReady();
        new Random(11).nextBytes(file);
        Files.write(folder.resolve("data.dump"), file);
    }

    @Test
    void aFileByOnePut() throws Exception {
        run(
                """
                signed = ask("/v1/presigned", method="PUT", **at)
                with open("data.dump", "rb") as f:
                    requests.put(signed["url"], data=f).raise_for_status()
                """);

        assertThat(stored()).isEqualTo(file);
    }

    @Test
    void aFileInPartsByALoopOfPuts() throws Exception {
        run(
                """
                begun = ask("/v1/uploads", size=os.path.getsize("data.dump"), **at)
                parts = []
                with open("data.dump", "rb") as f:
                    for part in begun["parts"]:
                        res = requests.put(part["url"], data=f.read(begun["part_size"]))
                        res.raise_for_status()
                        parts.append({"ETag": res.headers["ETag"], "PartNumber": part["part_number"]})
                assert len(parts) == begun["part_count"] > 1
                ask(f"/v1/uploads/{begun['upload']}/complete", parts=parts)
                """);

        assertThat(stored()).isEqualTo(file);
    }

    @Test
    void aFileByAForm() throws Exception {
        run(
                """
                form = ask("/v1/presigned", method="POST", max_size=20 << 20, **at)
                with open("data.dump", "rb") as f:
                    requests.post(form["url"], data=form["fields"], files={"file": f}).raise_for_status()
                """);

        assertThat(stored()).isEqualTo(file);
    }

    /** It seems to work, and stores the envelope with the file. A signed length tells. */
    @Test
    void whoSendsAFormByPutIsFoundOutByTheLength() throws Exception {
        run(
                """
                signed = ask("/v1/presigned", method="PUT", content_length=os.path.getsize("data.dump"), **at)
                with open("data.dump", "rb") as f:
                    assert requests.put(signed["url"], files={"file": f}, headers={"Content-Type": ""}).status_code == 403
                signed = ask("/v1/presigned", method="PUT", **at)
                with open("data.dump", "rb") as f:
                    assert requests.put(signed["url"], files={"file": f}, headers={"Content-Type": ""}).status_code == 200
                """);

        assertThat(new String(stored(), StandardCharsets.ISO_8859_1))
                .startsWith("--")
                .contains("Content-Disposition");
    }

    private void run(String script) throws Exception {
        Files.writeString(folder.resolve("client.py"), COMMON + script);
        new Shell(
                        folder,
                        InstalledServers.onThisMachine()
                                .require("python-clients")
                                .getParent())
                .with("SERVICE", "http://127.0.0.1:" + RestAssured.port)
                .with("BEARER", TestCaller.ALICE.bearer())
                .with("BUCKET", TestStore.BUCKET)
                .with("KEY", key)
                .with("PYTHONUTF8", "1")
                .run("python-clients client.py");
    }

    private byte[] stored() {
        try (S3Client admin = store.s3(store.admin())) {
            return admin.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(key))
                    .asByteArray();
        }
    }
}
