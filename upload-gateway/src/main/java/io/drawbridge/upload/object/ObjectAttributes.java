package io.drawbridge.upload.object;

import java.util.Map;
import java.util.Optional;

/**
 * What is stored beside the bytes.
 *
 * @param metadata without the prefix {@code x-amz-meta-}
 * @param settings further headers of S3, which the caller cannot choose
 */
public record ObjectAttributes(
        Optional<String> contentType,
        Optional<String> contentEncoding,
        Optional<String> contentDisposition,
        Optional<String> contentLanguage,
        Optional<String> cacheControl,
        Map<String, String> metadata,
        Map<String, String> settings) {

    public ObjectAttributes {
        metadata = Map.copyOf(metadata);
        settings = Map.copyOf(settings);
    }

    /** As a client says it. */
    public ObjectAttributes(
            Optional<String> contentType,
            Optional<String> contentEncoding,
            Optional<String> contentDisposition,
            Optional<String> contentLanguage,
            Optional<String> cacheControl,
            Map<String, String> metadata) {
        this(contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl, metadata, Map.of());
    }

    public ObjectAttributes with(Map<String, String> settings) {
        return new ObjectAttributes(
                contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl, metadata, settings);
    }
}
