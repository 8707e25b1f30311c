package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.Form;
import io.drawbridge.upload.stack.Logged;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds a ticket needs no header: the right is in the path. */
abstract class TicketSuite {

    private static final String ONE = "/u/" + TokenServiceDouble.TICKET_FOR_ONE;
    private static final String FOLDER = "/u/" + TokenServiceDouble.TICKET_FOR_A_FOLDER;
    private static final int LARGE = UploadSuite.PART + 10;

    StoreUnderTest store;
    private final Client client = new Client();

    @ParameterizedTest
    @ValueSource(ints = {0, 10, LARGE})
    void storesTheTicketsObject(int length) {
        HttpResponse<String> answer = put(ONE, known(bytes(length)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertStored("uploads/by-ticket/one", length);
        assertThat(put(ONE, unknown(bytes(length))).statusCode()).isEqualTo(201);
        assertStored("uploads/by-ticket/one", length);
    }

    @Test
    void storesFilesInTheTicketsFolder() {
        assertThat(put(FOLDER + "/a%20b.txt", known(bytes(11))).statusCode()).isEqualTo(201);
        assertStored("uploads/by-ticket/a b.txt", 11);
        assertThat(put(FOLDER + "/2026/c.txt", known(bytes(12))).statusCode()).isEqualTo(201);
        assertStored("uploads/by-ticket/2026/c.txt", 12);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE + "/name", FOLDER, FOLDER + "/", FOLDER + "/../x", FOLDER + "/a//b", FOLDER + "/a%2Fb"})
    void aPathThatDoesNotFitTheTicketIsRefused(String path) {
        HttpResponse<String> answer = put(path, known(bytes(10)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertTellsNoTicket(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/u/marker-unknown", "/u/marker-unknown/a"})
    void whatIsNoTicketIsRefused(String path) {
        HttpResponse<String> answer = put(path, known(bytes(10)));
        UploadSuite.assertProblem(answer, 401, "unauthenticated");
        assertTellsNoTicket(answer);
    }

    @Test
    void storesTheFilesOfAFormInTheTicketsFolder() {
        Form form = new Form().file("f", "1.txt", bytes(13)).file("f", "2.txt", bytes(LARGE));
        HttpResponse<String> answer = client.send(form.at(FOLDER + "/"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertStored("uploads/by-ticket/1.txt", 13);
        assertStored("uploads/by-ticket/2.txt", LARGE);
        assertThat(client.send(form.at(FOLDER + "/sub/")).statusCode()).isEqualTo(201);
        assertStored("uploads/by-ticket/sub/1.txt", 13);
    }

    @Test
    void whatATicketDoesNotAllowDoesNotLoseTheOthersOfAForm() {
        Form form = new Form().file("f", "text.bin", bytes(14)).picture("f", "good.png", bytes(15));
        HttpResponse<String> answer = client.send(form.at("/u/" + TokenServiceDouble.TICKET_FOR_PICTURES + "/"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        assertThat(Client.json(answer).at("/files/0/problem/type").asText()).endsWith(":type-not-granted");
        assertThat(Client.json(answer).at("/files/1/receipt/size").asInt()).isEqualTo(15);
        assertStored("pictures/by-ticket/good.png", 15);
        assertThat(store.object("pictures/by-ticket/text.bin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, ONE + "/", ONE + "/folder/", FOLDER + "/../", FOLDER + "//", FOLDER + "/?a=b"})
    void aFormThatDoesNotFitTheTicketIsRefused(String path) {
        HttpResponse<String> answer =
                client.send(new Form().file("f", "1.txt", bytes(LARGE)).at(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertTellsNoTicket(answer);
    }

    @Test
    void aFormOfWhatIsNoTicketIsRefused() {
        HttpResponse<String> answer =
                client.send(new Form().file("f", "1.txt", bytes(LARGE)).at("/u/marker-unknown/"));
        UploadSuite.assertProblem(answer, 401, "unauthenticated");
        assertTellsNoTicket(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "PATCH"})
    void othersMethodsAreNotServed(String method) {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + Client.port() + FOLDER + "/a"))
                        .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("PUT, POST, OPTIONS");
        assertTellsNoTicket(answer);
    }

    /** The path is in nobody's hands but the client's. */
    @Test
    void noTicketIsLoggedOrCounted() {
        String logged = Logged.during(() -> {
            put(FOLDER + "/logged.txt", known(bytes(10)));
            put(FOLDER, known(bytes(10)));
            put("/u/marker-unknown/a", known(bytes(10)));
            client.send(new Form().file("f", "1.txt", bytes(10)).at(FOLDER + "/"));
        });
        assertThat(logged).contains("uploads/by-ticket/logged.txt").doesNotContain("marker-");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("/u/{ticket}")
                .doesNotContain("marker-");
    }

    private static void assertTellsNoTicket(HttpResponse<String> answer) {
        assertThat(answer.body() + answer.headers().map()).doesNotContain("marker-");
    }

    private HttpResponse<String> put(String path, BodyPublisher body) {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + Client.port() + path))
                .PUT(body));
    }

    private void assertStored(String key, int length) {
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(bytes(length));
    }
}
