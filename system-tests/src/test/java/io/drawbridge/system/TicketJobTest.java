package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Somebody without an account holds a ticket with limits, made by token-service, and uploads through the gateway with
 * what people have: curl, Python's requests, and a page in Chromium, on SeaweedFS.
 */
@Tag("real")
@EnabledIfInstalled({"python-clients", "chromium", "weed", "bao"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIZE = (11 << 20) + 7;
    private static final int LIMIT = 12 << 20;

    private Path folder;
    private PageServer page;
    private Stack stack;
    private RandomFile file;
    private Shell shell;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        page = PageServer.start();
        file = RandomFile.create(folder.resolve("data.bin"), SIZE);
        Files.write(folder.resolve("large.bin"), new byte[LIMIT + 1]);
        Files.writeString(folder.resolve("form.mjs"), BrowserForm.SCRIPT);
        stack = Stack.start(folder, "--servers", "--page-origin", page.origin());
        InstalledServers tools = InstalledServers.onThisMachine();
        shell = new Shell(folder, tools.require("python-clients").getParent())
                .with("GATEWAY", stack.ready().get("upload_gateway"))
                .with("TOKEN_SERVICE", stack.ready().get("token_service"))
                .with("API_KEY", stack.ready().get("api_key"))
                .with("BUCKET", stack.bucket())
                .with("PAGE", page.origin())
                .with("CHROMIUM", tools.require("chromium").toString())
                .with("BROWSER_TOOLS", tools.folder("browser").toString());
    }

    @AfterAll
    void stop() throws Exception {
        page.close();
        stack.close();
    }

    @Test
    void curlPutsOneObject() throws Exception {
        ticket("\"key\":\"uploads/one.bin\"");

        String receipt = shell.run("curl -sS --fail-with-body -T data.bin \"$GATEWAY/u/$TICKET\"");

        assertThat(receipt).contains("\"size\":" + SIZE);
        assertArrived("uploads/one.bin");
    }

    @Test
    void curlPutsAFileOfUnknownLengthIntoAFolder() throws Exception {
        ticket("\"prefix\":\"uploads/friend/\"");

        shell.run("cat data.bin | curl -sS --fail-with-body -T - \"$GATEWAY/u/$TICKET/2026/a%20b.bin\"");

        assertArrived("uploads/friend/2026/a b.bin");
    }

    @Test
    void curlPostsAFormAndOneBadFileDoesNotLoseTheOthers() throws Exception {
        ticket("\"prefix\":\"uploads/form/\",\"content_types\":[\"image/png\",\"image/gif\"]");

        String answer = shell.run("curl -sS -w '%{http_code}' -F 'f=@data.bin;type=image/png;filename=1.png'"
                + " -F 'f=@data.bin;type=text/plain;filename=2.txt' -F 'f=@large.bin;type=image/png;filename=3.png'"
                + " -F 'f=@data.bin;type=image/gif;filename=4.gif' \"$GATEWAY/u/$TICKET/\"");

        assertThat(answer).endsWith("207").contains("type-not-granted", "too-large");
        assertArrived("uploads/form/1.png");
        assertArrived("uploads/form/4.gif");
        assertMissing("uploads/form/2.txt");
        assertMissing("uploads/form/3.png");
    }

    @Test
    void limitsOfATicketHold() throws Exception {
        ticket("\"prefix\":\"uploads/limited/\",\"create_only\":true,\"content_types\":[\"image/png\",\"image/gif\"]");
        String put = "curl -sS -o answer.json -w '%{http_code}' -H 'Content-Type: image/png' -T ";
        String to = " \"$GATEWAY/u/$TICKET/a.png\"";

        assertThat(shell.run(put + "large.bin" + to)).isEqualTo("413");
        assertThat(shell.run("cat large.bin | " + put + "-" + to)).isEqualTo("413");
        assertThat(shell.run(put.replace("image/png", "text/html") + "data.bin" + to))
                .isEqualTo("415");
        assertThat(shell.run(put + "data.bin" + to)).isEqualTo("201");
        assertThat(shell.run(put + "large.bin" + to)).isIn("412", "413");
        assertThat(shell.run(put + "data.bin" + to)).isEqualTo("412");
        assertArrived("uploads/limited/a.png");
    }

    @Test
    void thePublicDoorGivesNoSessionForThisTicket() throws Exception {
        ticket("\"key\":\"uploads/strict.bin\"");

        assertThat(shell.run("curl -sS -o answer.json -w '%{http_code}' -H \"Authorization: Bearer $TICKET\""
                        + " -H 'Content-Type: application/json'"
                        + " -d \"{\\\"bucket\\\":\\\"$BUCKET\\\",\\\"key\\\":\\\"uploads/strict.bin\\\",\\\"actions\\\":[\\\"upload\\\"]}\""
                        + " \"$TOKEN_SERVICE/v1/credentials\""))
                .isEqualTo("403");
    }

    @Test
    void pythonRequests() throws Exception {
        ticket("\"prefix\":\"uploads/python/\"");
        Files.writeString(
                folder.resolve("upload.py"),
                """
                import os, requests

                at = f"{os.environ['GATEWAY']}/u/{os.environ['TICKET']}"

                def pieces():
                    with open("data.bin", "rb") as f:
                        while piece := f.read(100_000):
                            yield piece

                with open("data.bin", "rb") as f:
                    requests.put(f"{at}/file.bin", data=f).raise_for_status()
                requests.put(f"{at}/generated.bin", data=pieces()).raise_for_status()
                with open("data.bin", "rb") as f, open("data.bin", "rb") as g:
                    res = requests.post(f"{at}/", files=[("f", ("form1.bin", f)), ("f", ("form2.bin", g))])
                assert res.status_code == 201, res.text
                bearer = {"Authorization": f"Bearer {os.environ['API_KEY']}"}
                folder = f"{os.environ['GATEWAY']}/v1/objects/{os.environ['BUCKET']}/uploads/python/"
                requests.put(f"{folder}object.bin", data=pieces(), headers=bearer).raise_for_status()
                with open("data.bin", "rb") as f:
                    requests.post(folder, files={"f": ("form3.bin", f)}, headers=bearer).raise_for_status()
                refused = requests.put(f"{at}/a%2Fb", data=pieces())
                assert refused.status_code == 400, refused.text
                """);

        shell.run("python-clients upload.py");

        for (String name :
                new String[] {"file.bin", "generated.bin", "form1.bin", "form2.bin", "object.bin", "form3.bin"}) {
            assertArrived("uploads/python/" + name);
        }
    }

    @Test
    void aPageInChromiumSendsAFormAndAFile() throws Exception {
        ticket("\"prefix\":\"uploads/page/\"");

        JsonNode told = JSON.readTree(shell.run("node form.mjs"));

        assertThat(told.at("/form/status").asInt()).isEqualTo(201);
        assertThat(told.at("/form/body/files/1/receipt/key").asText()).isEqualTo("uploads/page/second.bin");
        assertThat(told.at("/put/status").asInt()).isEqualTo(201);
        assertThat(told.at("/put/etag").asText()).isNotEmpty();
        for (String name : new String[] {"first.bin", "second.bin", "put.bin"}) {
            assertArrived("uploads/page/" + name);
        }
    }

    /** A ticket of at most {@link #LIMIT} bytes a file, in the shell's environment. */
    private void ticket(String target) throws Exception {
        Files.writeString(
                folder.resolve("ticket.json"),
                "{\"bucket\":\"%s\",\"actions\":[\"upload\"],\"max_size\":%d,%s}"
                        .formatted(stack.bucket(), LIMIT, target));
        String answer = shell.run("curl -sS --fail-with-body -H \"Authorization: Bearer $API_KEY\""
                + " -H 'Content-Type: application/json' -d @ticket.json \"$TOKEN_SERVICE/v1/tickets\"");
        shell.with("TICKET", JSON.readTree(answer).path("ticket").asText());
    }

    private void assertArrived(String key) throws Exception {
        try (S3Client admin = stack.admin()) {
            assertThat(RandomFile.sha256(admin.getObject(
                            request -> request.bucket(stack.bucket()).key(key))))
                    .as(key)
                    .isEqualTo(file.sha256());
        }
    }

    private void assertMissing(String key) {
        try (S3Client admin = stack.admin()) {
            assertThat(admin.listObjectsV2(
                                    request -> request.bucket(stack.bucket()).prefix(key))
                            .contents())
                    .isEmpty();
            assertThat(admin.listMultipartUploads(request -> request.bucket(stack.bucket()))
                            .uploads())
                    .isEmpty();
        }
    }
}
