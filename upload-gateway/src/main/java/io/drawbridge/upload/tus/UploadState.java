package io.drawbridge.upload.tus;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * All that is known of an upload, as it is kept in the store. Changes are made by conditional writes only.
 *
 * @param length of the object; null until the client tells it
 * @param expires when an upload that is not complete is given up
 */
@RegisterForReflection
public record UploadState(Subject subject, Long length, Instant expires, Phase phase, Fence fence, Progress progress) {

    static UploadState created(Subject subject, Long length, Instant expires, Fence fence) {
        return new UploadState(subject, length, expires, Phase.OPEN, fence, Progress.NONE);
    }

    /** What a client may count on. */
    public long offset() {
        return phase == Phase.COMPLETED ? length : progress.offset();
    }

    /** All bytes are safe, but some are in the tail: the client told the length after it had sent them. */
    boolean isWholeButForTail() {
        return phase == Phase.OPEN && length != null && progress.block() == null && progress.offset() == length;
    }

    UploadState takenOver() {
        return by(new Fence(fence.epoch() + 1, fence.revision(), fence.writer()));
    }

    UploadState writtenBy(String writer) {
        return by(new Fence(fence.epoch(), fence.revision() + 1, writer));
    }

    UploadState with(Progress changed) {
        boolean whole = length != null && changed.block() == null && changed.committedBytes() == length;
        return new UploadState(subject, length, expires, whole ? Phase.COMPLETING : phase, fence, changed);
    }

    UploadState reserved(int count, boolean provisional) {
        return with(progress.reserve(count, provisional));
    }

    UploadState in(Phase changed) {
        return new UploadState(subject, length, expires, changed, fence, progress);
    }

    /** An object that is complete stays. */
    UploadState ended() {
        return in(phase == Phase.COMPLETED ? Phase.COMPLETED : Phase.TERMINATED);
    }

    /** Bytes that are all there are not given up. */
    boolean isExpiredAt(Instant now) {
        return phase == Phase.OPEN && expires.isBefore(now);
    }

    /** Whether the tail of this epoch belongs to it. */
    boolean names(long epoch) {
        return progress.tail() != null && progress.tail().epoch() == epoch;
    }

    UploadState ofLength(long told) {
        return new UploadState(subject, told, expires, phase, fence, progress);
    }

    UploadState until(Instant later) {
        return new UploadState(subject, length, later, phase, fence, progress);
    }

    private UploadState by(Fence changed) {
        return new UploadState(subject, length, expires, phase, changed, progress);
    }
}
