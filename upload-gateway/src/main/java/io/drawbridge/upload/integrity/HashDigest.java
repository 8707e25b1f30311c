package io.drawbridge.upload.integrity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A cryptographic hash. */
record HashDigest(MessageDigest hash) implements RunningDigest {

    @Override
    public void update(ByteBuffer bytes) {
        hash.update(bytes.duplicate());
    }

    @Override
    public byte[] value() {
        return hash.digest();
    }
}
