package io.drawbridge.upload.tus;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An object that lies where states are kept.
 *
 * @param tail the epoch of the tail that it is; empty for a state
 * @param written when last
 */
public record Trace(UploadId id, OptionalLong tail, Instant written) {}
