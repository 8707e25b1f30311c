package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.TusClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same requests to tusd and to the gateway: what both answer differs only where it is meant to. */
@EnabledIfInstalled("tusd")
@QuarkusTest
@WithTestResource(GatewayStack.class)
class TusdDifferenceTest {

    private static final List<String> COMPARED = List.of(
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Offset",
            "Upload-Length",
            "Upload-Defer-Length",
            "Upload-Metadata",
            "Cache-Control");

    /** In all answers of ours; in some of tusd's. */
    private static final String NO_STORE = "Cache-Control: no-store";

    private static final String TOLD = "Upload-Offset also where nothing was sent: clients need not ask";

    /** Of each step whose answers differ: lines of tusd, lines of the gateway, and why. */
    private static final Map<String, Difference> INTENDED = Stream.of(
                    new Difference("options", "200", "204", "both are allowed"),
                    new Difference("other version", "", "Tus-Version: 1.0.0", "the protocol demands it with 412"),
                    new Difference(
                            "look without version",
                            "200",
                            "412 Tus-Version: 1.0.0",
                            "tusd lets browsers look; we do not"),
                    new Difference("look in another version", "200", "412 Tus-Version: 1.0.0", "the same"),
                    new Difference("begin", "", "Upload-Offset: 0", TOLD),
                    new Difference("begin, length later", "", "Upload-Offset: 0", TOLD),
                    new Difference("begin nothing", "", "Upload-Offset: 0", TOLD),
                    new Difference("metadata is no base64", "201", "400", "tusd drops it in silence"),
                    new Difference("another type", "400", "415", "the protocol says 415"))
            .collect(Collectors.toMap(Difference::step, difference -> difference));

    @TempDir
    Path folder;

    private final TusClient http = new TusClient();

    @Test
    void differsFromTusdOnlyWhereItIsMeantTo() {
        URI tusd = URI.create("http://127.0.0.1:" + FreePorts.next());
        try (ServerProcess server = ServerProcess.start(command(tusd))) {
            server.awaitReady(() -> isThere(tusd), Duration.ofSeconds(20));
            Map<String, List<String>> theirs = answers(tusd, "/files/");
            Map<String, List<String>> ours = answers(URI.create("http://localhost:" + Client.port()), "/files");
            assertThat(differences(theirs, ours)).isEqualTo(intended());
            assertThat(ours.values()).allSatisfy(lines -> assertThat(lines).contains(NO_STORE));
        }
    }

    private boolean isThere(URI server) {
        try {
            return http.send(TusClient.request(server, "/files/").method("OPTIONS", BodyPublishers.noBody()))
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private ServerCommand command(URI address) {
        return new ServerCommand(
                "tusd",
                folder,
                List.of(
                        InstalledServers.onThisMachine().require("tusd").toString(),
                        "-host=127.0.0.1",
                        "-port=" + address.getPort(),
                        "-base-path=/files/",
                        "-upload-dir=" + folder.resolve("data"),
                        "-verbose=false"),
                Map.of(),
                Duration.ofSeconds(1));
    }

    private Map<String, List<String>> answers(URI server, String collection) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        Map<String, String> places = new HashMap<>(Map.of("/", collection));
        for (TusStep step : TusStep.ALL) {
            HttpResponse<String> answer = http.send(step.request(server, places));
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(
                            place -> places.put(step.name(), URI.create(place).getPath()));
            answers.put(step.name(), lines(answer));
        }
        return answers;
    }

    private static List<String> lines(HttpResponse<String> answer) {
        List<String> lines = new ArrayList<>(List.of(String.valueOf(answer.statusCode())));
        COMPARED.forEach(
                name -> answer.headers().firstValue(name).ifPresent(value -> lines.add(name + ": " + sorted(value))));
        answer.headers().firstValue("Location").ifPresent(place -> lines.add("Location"));
        return lines;
    }

    /** The pairs of Upload-Metadata have no order. */
    private static String sorted(String value) {
        return Stream.of(value.split(",")).sorted().collect(Collectors.joining(","));
    }

    private static Map<String, String> differences(Map<String, List<String>> theirs, Map<String, List<String>> ours) {
        Map<String, String> differences = new LinkedHashMap<>();
        theirs.forEach((step, lines) -> {
            String only = without(lines, ours.get(step)) + " | " + without(ours.get(step), lines);
            if (!only.equals(" | ")) {
                differences.put(step, only);
            }
        });
        return differences;
    }

    /** Where one of them refuses, what the other tells of the upload is no difference of its own. */
    private static String without(List<String> lines, List<String> others) {
        boolean sameStatus = lines.get(0).equals(others.get(0));
        return lines.stream()
                .filter(line -> !others.contains(line))
                .filter(line -> sameStatus || line.equals(lines.get(0)) || line.startsWith("Tus-"))
                .filter(line -> !line.equals(NO_STORE))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> intended() {
        return INTENDED.values().stream()
                .collect(Collectors.toMap(
                        Difference::step, difference -> difference.theirs() + " | " + difference.ours()));
    }

    private record Difference(String step, String theirs, String ours, String why) {}
}
