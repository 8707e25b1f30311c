package io.drawbridge.token.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.door.ticket.PublicConfig;
import io.drawbridge.token.http.CorsConfig;
import io.drawbridge.token.ticket.TicketsConfig;
import io.drawbridge.token.ticket.TicketsConfig.RawCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins names and defaults of what belongs to tickets. */
class TicketConfigDefaultsTest {

    @Test
    void defaults() {
        TicketsConfig tickets = Configs.of(TicketsConfig.class, Map.of());
        assertThat(tickets.maxTtl()).isEqualTo(Duration.ofDays(7));
        assertThat(tickets.denylistFile()).isEmpty();
        assertThat(tickets.rawCredentials()).isEqualTo(RawCredentials.STRICT);
        assertThat(Configs.of(CorsConfig.class, Map.of()).origins()).isEmpty();
        assertThat(Configs.of(PublicConfig.class, Map.of()).publicUrl()).isEmpty();
    }

    @Test
    void given() {
        TicketsConfig tickets = Configs.of(
                TicketsConfig.class,
                Map.of(
                        "drawbridge.tickets.max-ttl", "1h",
                        "drawbridge.tickets.denylist-file", "/etc/denied",
                        "drawbridge.tickets.raw-credentials", "told"));
        assertThat(tickets.maxTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(tickets.denylistFile()).contains(Path.of("/etc/denied"));
        assertThat(tickets.rawCredentials()).isEqualTo(RawCredentials.TOLD);
        CorsConfig cors =
                Configs.of(CorsConfig.class, Map.of("drawbridge.cors.origins", "https://a.example,https://b.example"));
        assertThat(cors.origins().orElseThrow()).containsExactlyInAnyOrder("https://a.example", "https://b.example");
        PublicConfig address = Configs.of(PublicConfig.class, Map.of("drawbridge.public-url", "https://files.example"));
        assertThat(address.publicUrl()).contains(URI.create("https://files.example"));
    }
}
