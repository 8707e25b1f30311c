package io.drawbridge.upload.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Checksum;

/**
 * A CRC in network order, which is how S3 writes it.
 *
 * @param length bytes of the value
 */
record ChecksumDigest(Checksum checksum, int length) implements RunningDigest {

    @Override
    public void update(ByteBuffer bytes) {
        checksum.update(bytes.duplicate());
    }

    @Override
    public byte[] value() {
        return inNetworkOrder(checksum.getValue(), length);
    }

    static byte[] inNetworkOrder(long value, int length) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return Arrays.copyOfRange(all, Long.BYTES - length, Long.BYTES);
    }
}
