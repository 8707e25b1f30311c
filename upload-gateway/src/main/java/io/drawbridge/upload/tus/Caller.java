package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.Bearer;

/** Who asks, in which request. */
public record Caller(Bearer bearer, String requestId) {}
