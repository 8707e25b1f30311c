package io.drawbridge.token.door.companion;

import io.drawbridge.token.presign.ObjectAttributes;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Uppy says about a file, as metadata of the object. Uppy sends whatever the page knows, so what cannot be metadata
 * is left out instead of refused; text beyond ASCII is percent-encoded.
 */
final class ClientMetadata {

    private static final Pattern QUERY = Pattern.compile("metadata\\[([^\\[\\]]{1,64})]");
    private static final Pattern ASCII = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final int MOST = 16;
    private static final int LONGEST = 512;

    private ClientMetadata() {}

    /** From names in brackets, as the library qs writes them. */
    static ObjectAttributes ofQuery(String type, MultiMap query) {
        Map<String, Object> metadata = new HashMap<>();
        for (Map.Entry<String, String> entry : query) {
            Matcher name = QUERY.matcher(entry.getKey());
            if (name.matches()) {
                metadata.put(name.group(1), entry.getValue());
            }
        }
        return of(type, metadata);
    }

    static ObjectAttributes of(String type, Map<String, Object> sent) {
        Map<String, String> metadata = new HashMap<>();
        sent.forEach((name, value) -> {
            String text = text(value);
            if (!text.isEmpty() && text.length() <= LONGEST && metadata.size() < MOST) {
                name(name).ifPresent(clean -> metadata.put(clean, text));
            }
        });
        return new ObjectAttributes(Optional.ofNullable(type).filter(given -> !given.isBlank()), metadata);
    }

    private static Optional<String> name(String name) {
        String clean =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return Optional.of(clean).filter(kept -> !kept.isEmpty() && kept.length() <= 64);
    }

    private static String text(Object value) {
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            return "";
        }
        String text = value.toString();
        return ASCII.matcher(text).matches() ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
