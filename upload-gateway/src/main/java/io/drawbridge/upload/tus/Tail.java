package io.drawbridge.upload.tus;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Bytes after the last part that do not make up a part yet, in an object of their own.
 *
 * @param epoch of the request that wrote it; part of the object's name, so that no two requests write the same one
 */
@RegisterForReflection
public record Tail(long epoch, long bytes) {}
