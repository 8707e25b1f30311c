package io.drawbridge.secrets.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.notifier.PlaceMemory.Look;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceMemoryTest {

    private static final SecretPlace PLACE = new SecretPlace("secret", SecretPath.clean("a"));

    private final PlaceMemory memory = new PlaceMemory();

    @Test
    void seesChangesOnce() {
        assertThat(memory.look(PLACE, found("{\"v\":1}"))).isEqualTo(Look.FIRST);
        assertThat(memory.look(PLACE, found("{\"v\":1}"))).isEqualTo(Look.SAME);
        assertThat(memory.look(PLACE, found("{\"v\":2}"))).isEqualTo(Look.CHANGED);
        assertThat(memory.look(PLACE, found("{\"v\":2}"))).isEqualTo(Look.SAME);
    }

    @Test
    void aDeletionIsOneChange() {
        memory.look(PLACE, found("{}"));
        assertThat(memory.look(PLACE, new ReadOutcome.Absent())).isEqualTo(Look.CHANGED);
        assertThat(memory.look(PLACE, new ReadOutcome.Absent())).isEqualTo(Look.SAME);
        assertThat(memory.look(PLACE, found("{}"))).isEqualTo(Look.CHANGED);
    }

    @Test
    void whatIsNotKnownIsNoChange() {
        memory.look(PLACE, found("{}"));
        assertThat(memory.look(PLACE, new ReadOutcome.Unavailable())).isEqualTo(Look.SAME);
        assertThat(memory.look(PLACE, new ReadOutcome.Refused())).isEqualTo(Look.SAME);
        assertThat(memory.look(PLACE, found("{}"))).isEqualTo(Look.SAME);
    }

    @Test
    void forgetsWhatNobodyUses() {
        memory.look(PLACE, found("{}"));
        memory.retain(Set.of());
        assertThat(memory.look(PLACE, found("{\"v\":2}"))).isEqualTo(Look.FIRST);
    }

    @Test
    void readsWhenASecretWasWritten() {
        assertThat(PlaceMemory.updated(found("{\"updated_time\":\"2026-01-01T00:00:00.123456789Z\"}")))
                .contains(Instant.parse("2026-01-01T00:00:00.123456789Z"));
        assertThat(PlaceMemory.updated(found("{\"k\":\"v\"}"))).isEmpty();
        assertThat(PlaceMemory.updated(found("x"))).isEmpty();
        assertThat(PlaceMemory.updated(new ReadOutcome.Absent())).isEmpty();
    }

    private static ReadOutcome found(String json) {
        return new ReadOutcome.Found(new SecretValue(json.getBytes(StandardCharsets.UTF_8)));
    }
}
