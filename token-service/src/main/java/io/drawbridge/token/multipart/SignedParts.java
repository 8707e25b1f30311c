package io.drawbridge.token.multipart;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** URLs to put parts to. */
public record SignedParts(List<SignedPart> parts) {

    public SignedParts {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no part");
        }
    }

    /** When the first of them ends. */
    public Instant expiration() {
        return parts.stream()
                .map(part -> part.url().expiration())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
