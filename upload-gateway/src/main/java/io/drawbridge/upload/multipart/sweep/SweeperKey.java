package io.drawbridge.upload.multipart.sweep;

import java.util.Objects;

/** The long-term key of the sweeper; never printed. */
record SweeperKey(String id, String secret) {

    SweeperKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(secret);
    }

    @Override
    public String toString() {
        return "SweeperKey(hidden)";
    }
}
