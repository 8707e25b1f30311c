package io.drawbridge.upload.tus;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of an upload in its URL: 128 random bits. Whoever knows it still needs a bearer for the same target. */
public record UploadId(String value) {

    private static final int BYTES = 16;
    private static final Pattern RULE = Pattern.compile("[0-9a-f]{32}");

    public UploadId {
        if (!RULE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an upload id");
        }
    }

    /** @return empty for what cannot be one, and so cannot be the name of an object either */
    public static Optional<UploadId> parse(String text) {
        return Optional.of(text)
                .filter(candidate -> RULE.matcher(candidate).matches())
                .map(UploadId::new);
    }

    static UploadId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new UploadId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
