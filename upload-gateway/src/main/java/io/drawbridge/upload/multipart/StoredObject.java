package io.drawbridge.upload.multipart;

import java.util.Optional;

/**
 * What the store says of the object that it has taken.
 *
 * @param etag with its quotes; empty when the answer got lost but the object is known to be there
 */
public record StoredObject(Optional<String> etag, Optional<String> versionId) implements Sent {}
