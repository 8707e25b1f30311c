package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.BodyChecksum;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The object that a completion makes of its parts.
 *
 * @param size bytes, counted when they came from the client
 * @param checksum of the same bytes
 */
record Whole(List<StoredPart> parts, long size, BodyChecksum checksum) {

    Whole {
        parts = parts.stream()
                .sorted(Comparator.comparingInt(StoredPart::number))
                .toList();
    }

    List<CompletedPart> inOrder(StoreChecksums checksums) {
        return parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .checksumCRC32C(checksums.of(part))
                        .build())
                .toList();
    }
}
