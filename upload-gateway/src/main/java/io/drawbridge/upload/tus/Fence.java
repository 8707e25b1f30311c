package io.drawbridge.upload.tus;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who wrote a state last.
 *
 * @param epoch goes up with each request that takes the upload over
 * @param revision goes up with each write, so that no two states, and no two ETags, are equal
 * @param writer random, of one request: tells whether a write whose answer got lost was one's own
 */
@RegisterForReflection
public record Fence(long epoch, long revision, String writer) {}
