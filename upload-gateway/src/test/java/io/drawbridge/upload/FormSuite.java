package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.json;
import static io.drawbridge.upload.stack.Client.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.Form;
import io.drawbridge.upload.stack.StoreUnderTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may expect of a form, on whichever store. */
abstract class FormSuite {

    private static final int PART = UploadSuite.PART;

    StoreUnderTest store;
    private final Client client = new Client();
    private final String folder = "uploads/" + UUID.randomUUID() + "/";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, PART, 2 * PART + 4_711})
    void storesAFile(int length) {
        byte[] body = bytes(length);

        HttpResponse<String> answer =
                client.send(new Form().file("f", "a.bin", body).to(folder));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertStored("a.bin", body);
        JsonNode file = json(answer).path("files").path(0);
        assertThat(file.path("field").asText()).isEqualTo("f");
        assertThat(file.path("receipt").path("key").asText()).isEqualTo(folder + "a.bin");
        assertThat(file.path("receipt").path("size").asLong()).isEqualTo(length);
        assertThat(store.object(folder + "a.bin").orElseThrow().response().contentType())
                .isEqualTo("application/x-test");
    }

    @Test
    void storesSeveralFilesBetweenFieldsOfAFormOfUnknownLength() {
        byte[] large = bytes(PART + 77);
        Form form = new Form()
                .field("title", "Holidays")
                .file("f", "1.bin", bytes(10))
                .file("f", "2.bin", large)
                .field("note", "later")
                .file("g", "empty.bin", new byte[0]);

        HttpResponse<String> answer = client.send(form.to(folder, unknown(form.finished())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("files").findValuesAsText("filename"))
                .containsExactly("1.bin", "2.bin", "empty.bin");
        assertStored("1.bin", bytes(10));
        assertStored("2.bin", large);
        assertStored("empty.bin", new byte[0]);
    }

    @Test
    void manySmallFilesTakeTurnsAtTheMemory() {
        Form form = new Form();
        for (int i = 0; i < 40; i++) {
            form.file("f", i + ".bin", bytes(1_000 + i));
        }

        HttpResponse<String> answer = client.send(form.to(folder));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(store.keys(folder)).hasSize(40);
    }

    @Test
    void oneBadFileDoesNotLoseTheOthers() {
        Form form = new Form()
                .file("f", "good.bin", bytes(10))
                .file("f", "..", bytes(PART + 3))
                .file("f", "good.bin", bytes(11))
                .file("f", "last.bin", bytes(12));

        HttpResponse<String> answer = client.send(form.to(folder));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        JsonNode files = json(answer).path("files");
        assertThat(files.path(1).path("problem").path("type").asText()).endsWith(":invalid-key");
        assertThat(files.path(2).path("problem").path("type").asText()).endsWith(":invalid-form");
        assertStored("good.bin", bytes(10));
        assertStored("last.bin", bytes(12));
        assertThat(store.keys(folder)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\\\fotos\\\\a b.jpg, a b.jpg",
        "../../x.bin, x.bin",
        "Grüße.txt, Grüße.txt",
        "a+b%20.txt, a+b%20.txt"
    })
    void theClientChoosesANameAndNoFolder(String filename, String name) {
        client.send(new Form().file("f", filename, bytes(3)).to(folder));

        assertThat(store.keys(folder)).containsExactly(folder + name);
    }

    @Test
    void aFolderThatIsNotGrantedTakesNothing() {
        HttpResponse<String> answer = client.send(new Form()
                .file("f", "a.bin", bytes(PART + 1))
                .file("f", "b.bin", bytes(5))
                .to("elsewhere/"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(store.keys("elsewhere/")).isEmpty();
    }

    @Test
    void theGrantsLimitHoldsForEachFile() {
        String limited = "limited/" + UUID.randomUUID() + "/";

        HttpResponse<String> answer = client.send(new Form()
                .file("f", "large.bin", bytes((1 << 20) + 1))
                .file("f", "small.bin", bytes(1 << 20))
                .to(limited));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        assertThat(json(answer)
                        .path("files")
                        .path(0)
                        .path("problem")
                        .path("status")
                        .asInt())
                .isEqualTo(413);
        assertThat(store.keys(limited)).containsExactly(limited + "small.bin");
    }

    @Test
    void createsOnlyWhereNothingIs() {
        client.send(new Form().file("f", "a.bin", bytes(5)).to(folder));

        HttpResponse<String> answer = client.send(new Form()
                .file("f", "a.bin", bytes(6))
                .file("f", "b.bin", bytes(7))
                .to(folder)
                .header("If-None-Match", "*"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        assertStored("a.bin", bytes(5));
        assertStored("b.bin", bytes(7));
    }

    @Test
    void whatIsNoFormIsAProblem() {
        Form empty = new Form().field("title", "x").file("f", "", new byte[0]);
        UploadSuite.assertProblem(client.send(empty.to(folder)), 400, "invalid-form");
        assertThat(client.send(empty.to("uploads")).statusCode()).isEqualTo(405);
        UploadSuite.assertProblem(
                client.send(new Form()
                        .file("f", "a.bin", bytes(3))
                        .to(folder)
                        .header("Content-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")),
                400,
                "invalid-header");
        assertThat(store.keys(folder)).isEmpty();
    }

    @Test
    void anUnknownCallerStoresNothing() {
        HttpResponse<String> answer = client.send(
                new Form().file("f", "a.bin", bytes(3)).to(folder).setHeader("Authorization", "Bearer unknown"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(store.keys(folder)).isEmpty();
    }

    /** The form ends in the middle of a file: neither that file nor an upload of it is left. */
    @Test
    void aFormThatStopsHalfWayLeavesNoHalfFile() {
        byte[] form = new Form().file("f", "half.bin", bytes(2 * PART)).unfinished();

        client.send(new Form().to(folder, Client.known(java.util.Arrays.copyOf(form, form.length - PART / 2))));

        Awaitility.await().untilAsserted(() -> {
            assertThat(store.keys(folder)).isEmpty();
            assertThat(store.danglingUploads()).doesNotContain(folder + "half.bin");
        });
    }

    private void assertStored(String name, byte[] body) {
        assertThat(store.object(folder + name).orElseThrow().asByteArray()).isEqualTo(body);
        assertThat(store.danglingUploads()).doesNotContain(folder + name);
    }
}
