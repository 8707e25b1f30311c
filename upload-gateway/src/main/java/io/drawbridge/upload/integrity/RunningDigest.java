package io.drawbridge.upload.integrity;

import java.nio.ByteBuffer;

/** A digest over the bytes seen so far. */
sealed interface RunningDigest permits HashDigest, ChecksumDigest {

    /** Takes the remaining bytes in; the buffer's position does not move. */
    void update(ByteBuffer bytes);

    /** The value; no further update after this. */
    byte[] value();
}
