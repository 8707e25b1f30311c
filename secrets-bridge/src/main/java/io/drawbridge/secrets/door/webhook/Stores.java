package io.drawbridge.secrets.door.webhook;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The stores that may use the webhook door, known by the hashes of their credentials. A fast hash is enough: credentials
 * are long and random.
 */
@Singleton
@Startup
class Stores {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<Known> known;

    private record Known(byte[] hash, Store store) {}

    /** One store. */
    record Store(String name, String mount) {}

    Stores(WebhookConfig config) {
        known = config.stores().entrySet().stream().flatMap(Stores::read).toList();
        check(known);
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Looks at every hash, found or not, so that the time taken tells nothing about them. */
    Optional<Store> find(String credential) {
        byte[] presented = sha256(credential);
        Store found = null;
        for (Known one : known) {
            found = MessageDigest.isEqual(one.hash(), presented) ? one.store() : found;
        }
        return Optional.ofNullable(found);
    }

    private static Stream<Known> read(Map.Entry<String, WebhookConfig.Store> entry) {
        String key = "drawbridge.webhook.\"" + entry.getKey() + "\"";
        String mount = entry.getValue().mount();
        if (mount.startsWith("/") || mount.endsWith("/")) {
            throw new IllegalStateException(key + ".mount: no slash at the ends");
        }
        Store store = new Store(entry.getKey(), mount);
        return entry.getValue().sha256().stream().map(hex -> new Known(bytes(key, hex.strip()), store));
    }

    private static byte[] bytes(String key, String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalStateException(
                    key + ".sha256: a SHA-256 is 64 hexadecimal digits (not the credential itself)");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static void check(List<Known> known) {
        List<String> seen = new ArrayList<>();
        for (Known one : known) {
            String hex = HexFormat.of().formatHex(one.hash());
            if (seen.contains(hex)) {
                throw new IllegalStateException(
                        "drawbridge.webhook.\"" + one.store().name() + "\".sha256: a credential is configured twice");
            }
            seen.add(hex);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
