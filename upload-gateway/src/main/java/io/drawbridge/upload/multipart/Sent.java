package io.drawbridge.upload.multipart;

/** What the store has taken for a part: a part of a multipart upload, or the object at once. */
public sealed interface Sent permits StoredPart, StoredObject {}
