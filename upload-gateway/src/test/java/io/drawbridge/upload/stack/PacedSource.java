package io.drawbridge.upload.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Bytes that can be had again from any offset, at the pace of a network. */
public final class PacedSource {

    private static final int BLOCK = 1 << 16;
    private static final double NANOS = 1e9;

    private final long length;
    private final double bytesPerSecond;

    public PacedSource(long length, double bytesPerSecond) {
        this.length = length;
        this.bytesPerSecond = bytesPerSecond;
    }

    public byte[] sha256() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new PacedSource(length, Double.POSITIVE_INFINITY)
                .from(0)
                .transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return digest.digest();
    }

    public InputStream from(long offset) {
        long begun = System.nanoTime();
        return new InputStream() {
            private long at = offset;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int start, int most) {
                if (at == length) {
                    return -1;
                }
                LockSupport.parkNanos((long) ((at - offset) / bytesPerSecond * NANOS) - (System.nanoTime() - begun));
                int within = (int) (at % BLOCK);
                int count = (int) Math.min(Math.min(most, BLOCK - within), length - at);
                byte[] block = new byte[BLOCK];
                new Random(at / BLOCK).nextBytes(block);
                System.arraycopy(block, within, target, start, count);
                at += count;
                return count;
            }
        };
    }
}
