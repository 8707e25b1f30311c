package io.drawbridge.token.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.token.fixture.TicketDoor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Unmodified {@code @uppy/core} and {@code @uppy/aws-s3} 6 in Chromium, on a page of another origin. */
abstract class UppySuite extends BrowserSuite {

    private static final long MIB = 1024 * 1024;

    /** What goes in parts: above Uppy's threshold of 100 MiB. */
    private static final long LARGE = Long.getLong("uppy.mib", 250) * MIB;

    private JsonNode uppy(String scenario, String url, String name, long size) {
        Map<String, Object> arguments = new HashMap<>(arguments(url, name, size));
        arguments.put("origin", otherOrigin());
        arguments.put("timeout", 180_000);
        return new BrowserScript("uppy.mjs", folder).play(scenario, arguments);
    }

    @Test
    void sendsAFileByPostPolicy() throws Exception {
        JsonNode told = uppy("upload", link(TicketDoor.prefix(prefix)), "five.bin", 5 * MIB);
        assertThat(told.get("failed")).isEmpty();
        assertThat(told.at("/successful/0/url").asText()).endsWith("/" + prefix + "five.bin");
        assertThat(stored(prefix + "five.bin")).isEqualTo(told.get("sha256").asText());
        assertThat(told.get("requests").toString()).doesNotContain("multipart");
        assertKeepsToItself(told);
    }

    @Test
    void sendsALargeFileInParts() throws Exception {
        JsonNode told = uppy("upload", link(TicketDoor.key(prefix + "fixed.bin")), "large.bin", LARGE);
        assertThat(told.get("failed")).isEmpty();
        assertThat(told.at("/successful/0/url").asText()).endsWith("/" + prefix + "fixed.bin");
        assertThat(stored(prefix + "fixed.bin")).isEqualTo(told.get("sha256").asText());
        assertThat(told.get("requests"))
                .filteredOn(request -> request.asText().equals("PUT part"))
                .hasSizeGreaterThanOrEqualTo(Math.toIntExact(LARGE / MIB / 6));
    }

    @Test
    void pausesAndGoesOn() throws Exception {
        JsonNode told = uppy("pause", link(TicketDoor.prefix(prefix)), "paused.bin", LARGE);
        assertThat(told.get("still").asLong())
                .as("nothing moves meanwhile")
                .isEqualTo(told.get("paused").asLong());
        assertThat(told.get("failed")).isEmpty();
        assertThat(stored(prefix + "paused.bin")).isEqualTo(told.get("sha256").asText());
        assertThat(told.get("requests"))
                .filteredOn(request -> request.asText().equals("POST s3/multipart"))
                .as("the same upload goes on")
                .hasSize(1);
    }

    @Test
    void abortLeavesNothingBehind() {
        JsonNode told = uppy("abort", link(TicketDoor.prefix(prefix)), "unwanted.bin", LARGE);
        assertThat(told.get("status").asInt()).isEqualTo(200);
        assertNothingIsLeft();
    }

    @Test
    void aPersonSeesWhyATicketIsRefused() {
        String expired =
                TicketDoor.signed("alice", prefix + "late", Instant.now().minusSeconds(1));
        JsonNode told = uppy("denied", link(expired), "late.bin", 1000);
        assertThat(told.get("successful")).isEmpty();
        assertThat(told.get("message").asText()).contains("The ticket has expired; ask whoever gave it to you");
        assertNothingIsLeft();
    }
}
