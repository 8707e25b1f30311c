package io.drawbridge.upload.integrity;

import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/** A CRC, as four bytes in network order, which is how S3 writes it. */
record ChecksumDigest(Checksum checksum) implements RunningDigest {

    @Override
    public void update(ByteBuffer bytes) {
        checksum.update(bytes.duplicate());
    }

    @Override
    public byte[] value() {
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }
}
