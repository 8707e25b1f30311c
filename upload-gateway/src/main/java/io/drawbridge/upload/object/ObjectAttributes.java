package io.drawbridge.upload.object;

import java.util.Map;
import java.util.Optional;

/** What is stored beside the bytes. */
public record ObjectAttributes(
        Optional<String> contentType,
        Optional<String> contentEncoding,
        Optional<String> contentDisposition,
        Optional<String> contentLanguage,
        Optional<String> cacheControl,
        Map<String, String> metadata) {

    public ObjectAttributes {
        metadata = Map.copyOf(metadata);
    }
}
