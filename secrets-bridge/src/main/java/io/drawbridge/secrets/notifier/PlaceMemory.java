package io.drawbridge.secrets.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.secrets.secret.ReadOutcome;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How each secret looked when it was last seen: a hash of its metadata, or of its value where it has none. */
final class PlaceMemory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "nothing";

    private final Map<SecretPlace, String> seen = new HashMap<>();

    /** What a look at a secret shows. */
    enum Look {
        /** As before, or nothing is known. */
        SAME,
        /** Not seen before. */
        FIRST,
        CHANGED
    }

    /** Drops what nobody uses any more. */
    void retain(Set<SecretPlace> used) {
        seen.keySet().retainAll(used);
    }

    Look look(SecretPlace place, ReadOutcome outcome) {
        Optional<String> now = fingerprint(outcome);
        if (now.isEmpty()) {
            return Look.SAME;
        }
        String before = seen.put(place, now.get());
        if (before == null) {
            return Look.FIRST;
        }
        return before.equals(now.get()) ? Look.SAME : Look.CHANGED;
    }

    /** When the metadata say that the secret was last written. */
    static Optional<Instant> updated(ReadOutcome outcome) {
        if (!(outcome instanceof ReadOutcome.Found found)) {
            return Optional.empty();
        }
        try {
            JsonNode metadata = JSON.readTree(found.value().bytes());
            return Optional.of(Instant.parse(metadata.path("updated_time").asText()));
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Empty when nothing is known about the secret now. */
    private static Optional<String> fingerprint(ReadOutcome outcome) {
        if (outcome instanceof ReadOutcome.Found found) {
            return Optional.of(sha256(found.value().bytes()));
        }
        return outcome instanceof ReadOutcome.Absent || outcome instanceof ReadOutcome.Gone
                ? Optional.of(NOTHING)
                : Optional.empty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
