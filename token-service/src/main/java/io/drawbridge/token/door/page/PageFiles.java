package io.drawbridge.token.door.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files of the page; the same for everybody, so nothing of a ticket is ever written into them. */
@Singleton
final class PageFiles {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    private static final Map<String, String> TYPES = Map.of(
            "page.html", HTML,
            "gone.html", HTML,
            "busy.html", HTML,
            "page.css", "text/css;charset=UTF-8",
            "page.js", SCRIPT,
            "transfer.js", SCRIPT,
            "requests.js", SCRIPT);

    private final Map<String, PageFile> files = TYPES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(entry.getKey(), entry.getValue())));

    /** @param tag changes with the content */
    record PageFile(String type, byte[] content, String tag) {

        boolean isDocument() {
            return type.equals(HTML);
        }
    }

    PageFile document(String name) {
        return files.get(name);
    }

    /** What the documents refer to. */
    Optional<PageFile> part(String name) {
        return Optional.ofNullable(files.get(name)).filter(file -> !file.isDocument());
    }

    private static PageFile read(String name, String type) {
        try (InputStream file = PageFiles.class.getResourceAsStream("/page/" + name)) {
            byte[] content = file.readAllBytes();
            // A name-based UUID is a hash that needs no checked exceptions; it protects nothing.
            return new PageFile(type, content, UUID.nameUUIDFromBytes(content).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
