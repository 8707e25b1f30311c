package io.drawbridge.upload.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The digests that a client may send along, under the names that its headers use. */
public enum DigestAlgorithm {
    MD5("md5", 16, () -> new HashDigest(hash("MD5"))),
    SHA1("sha1", 20, () -> new HashDigest(hash("SHA-1"))),
    SHA256("sha256", 32, () -> new HashDigest(hash("SHA-256"))),
    SHA512("sha512", 64, () -> new HashDigest(hash("SHA-512"))),
    CRC32("crc32", 4, () -> new ChecksumDigest(new CRC32(), 4)),
    CRC32C("crc32c", 4, () -> new ChecksumDigest(new CRC32C(), 4)),
    CRC64NVME("crc64nvme", 8, () -> new ChecksumDigest(new Crc64Nvme(), 8));

    private final String label;
    private final int length;
    private final Supplier<RunningDigest> start;

    DigestAlgorithm(String label, int length, Supplier<RunningDigest> start) {
        this.label = label;
        this.length = length;
        this.start = start;
    }

    /** The name in receipts. */
    public String label() {
        return label;
    }

    /** Bytes of a value. */
    int length() {
        return length;
    }

    RunningDigest start() {
        return start.get();
    }

    private static MessageDigest hash(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has these four, says java.security.MessageDigest.
            throw new IllegalStateException(impossible);
        }
    }
}
