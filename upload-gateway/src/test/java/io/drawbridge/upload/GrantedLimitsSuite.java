package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.json;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.Form;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TusClient;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Below {@code pictures/} the grant allows new objects of type {@code image/*} only. */
abstract class GrantedLimitsSuite {

    private static final int PART = UploadSuite.PART;

    StoreUnderTest store;
    private final Client client = new Client();
    private final String folder = "pictures/" + UUID.randomUUID() + "/";
    private final String key = folder + "a";

    @ParameterizedTest
    @ValueSource(ints = {0, 10, PART + 1})
    void whatIsGrantedIsStored(int length) {
        assertThat(put("image/png", length).statusCode()).isEqualTo(201);
        assertThat(store.object(key).orElseThrow().response().contentType()).isEqualTo("image/png");
    }

    @Test
    void anotherTypeIsNotStored() {
        UploadSuite.assertProblem(put("text/html", 10), 415, "type-not-granted");
        UploadSuite.assertProblem(client.send(object(key, known(bytes(10)))), 415, "type-not-granted");
        assertThat(store.object(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 1})
    void nothingIsReplaced(int length) {
        assertThat(put("image/png", 1).statusCode()).isEqualTo(201);
        UploadSuite.assertProblem(put("image/png", length), 412, "precondition-failed");
        HttpResponse<String> replacing = client.send(object(key, known(bytes(length)))
                .header("Content-Type", "image/png")
                .header("If-Match", "\"e\""));
        UploadSuite.assertProblem(replacing, 403, "forbidden");
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(bytes(1));
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    /** The form says {@code application/x-test} of all its files. */
    @Test
    void filesOfAFormAreHeldToItEachForItself() {
        HttpResponse<String> answer =
                client.send(new Form().file("f", "a", bytes(10)).to(folder));
        JsonNode file = json(answer).path("files").path(0);
        assertThat(file.path("problem").path("status").asInt())
                .as(answer.body())
                .isEqualTo(415);
        assertThat(store.keys(folder)).isEmpty();
    }

    @Test
    void resumableUploadsAreHeldToItWhenTheyBegin() {
        TusClient tus = new TusClient();
        assertThat(tus.create(key, 10).statusCode()).isEqualTo(415);
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    private HttpResponse<String> put(String type, int length) {
        return client.send(object(key, known(bytes(length))).header("Content-Type", type));
    }
}
