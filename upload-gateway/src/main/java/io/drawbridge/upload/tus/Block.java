package io.drawbridge.upload.tus;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Part numbers that one request may write to, and no other ever again.
 *
 * @param provisional its parts count only when the request says so at its end (a checksum is to be verified)
 */
@RegisterForReflection
public record Block(int first, int last, boolean provisional) {}
