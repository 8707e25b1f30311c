package io.drawbridge.token.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.token.fixture.TicketDoor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a ticket in Chromium, as a person uses it. */
abstract class PageSuite extends BrowserSuite {

    private static final long MIB = 1024 * 1024;

    private BrowserScript page() {
        return new BrowserScript("page.mjs", folder);
    }

    @Test
    void sendsASmallFileByForm() throws Exception {
        JsonNode told = page().play("send", arguments(link(TicketDoor.key(prefix + "small")), "small.bin", 300_000));
        assertThat(stored(prefix + "small")).isEqualTo(told.get("sha256").asText());
        assertThat(told.get("text").asText()).contains("Your file has arrived", "small.bin");
        assertThat(told.get("focus").asText()).isEqualTo("done-title");
        assertNothingWasBlocked(told);
        assertKeepsToItself(told);
    }

    @Test
    void sendsAnEmptyFile() throws Exception {
        JsonNode told = page().play("send", arguments(link(TicketDoor.key(prefix + "empty")), "empty.bin", 0));
        assertThat(stored(prefix + "empty")).isEqualTo(told.get("sha256").asText());
    }

    @Test
    void pausesAndTakesUpTheSameFileAfterAReload() throws Exception {
        JsonNode told =
                page().play("pauseAndReload", arguments(link(TicketDoor.prefix(prefix)), "large.bin", 120 * MIB));
        assertThat(stored(prefix + "large.bin")).isEqualTo(told.get("sha256").asText());
        assertThat(percent(told, "paused")).isBetween(15, 60);
        assertThat(percent(told, "resumed"))
                .as("what was sent is not sent again")
                .isGreaterThanOrEqualTo(40);
        assertThat(told.get("kept").asInt())
                .as("nothing is remembered of what is done")
                .isZero();
        assertThat(told.get("requests"))
                .filteredOn(request -> request.asText().equals("POST s3/multipart"))
                .as("one upload, taken up twice")
                .hasSize(1);
        assertNothingWasBlocked(told);
        assertKeepsToItself(told);
    }

    @Test
    void cancelLeavesNothingBehind() {
        JsonNode told = page().play("cancel", arguments(link(TicketDoor.prefix(prefix)), "unwanted.bin", 80 * MIB));
        assertThat(told.get("status").asInt()).isEqualTo(200);
        assertThat(told.get("spoken").asText()).isEqualTo("Cancelled. Nothing was kept.");
        assertNothingIsLeft();
    }

    @Test
    void aFileNameIsOnlyText() {
        Map<String, Object> limited = TicketDoor.prefix(prefix);
        limited.put("max_size", 1000);
        JsonNode told = page().play("refused", arguments(link(limited), "<img src=x onerror=alert(1)>.txt", 100_000));
        assertThat(told.get("reason").asText()).contains("<img src=x onerror=alert(1)>.txt", "1 kB at most");
        assertThat(told.get("images").asInt()).isZero();
        assertThat(told.get("dialogs")).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void saysWhatTheServiceRefuses() {
        Map<String, Object> limited = TicketDoor.prefix(prefix);
        limited.put("content_types", java.util.List.of("application/pdf"));
        JsonNode told = page().play("refused", arguments(link(limited), "notes.txt", 1000));
        assertThat(told.get("reason").asText()).contains("application/pdf");
    }

    @Test
    void looksWell() {
        String link = link(TicketDoor.prefix(prefix));
        Map<String, Object> dead = new HashMap<>(Map.of("url", link("dead"), "picture", "gone"));
        assertThat(page().play("look", dead).get("text").asText()).contains("Ask whoever sent it");
        for (String style : new String[] {"dark", "narrow"}) {
            Map<String, Object> arguments = new HashMap<>(arguments(link, style + ".txt", 1000));
            arguments.put("picture", style);
            arguments.put("dark", style.equals("dark"));
            if (style.equals("narrow")) {
                arguments.put("viewport", Map.of("width", 360, "height", 640));
            }
            assertNothingWasBlocked(page().play("send", arguments));
        }
    }

    /** By the page's own Content-Security-Policy. */
    private static void assertNothingWasBlocked(JsonNode told) {
        assertThat(told.get("errors")).allSatisfy(error -> assertThat(error.asText())
                .doesNotContain("Content Security Policy", "Trusted", "Error:"));
    }

    private static int percent(JsonNode told, String name) {
        return Integer.parseInt(told.get(name).asText().replaceAll("\\D", ""));
    }
}
