package io.drawbridge.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

/**
 * A file of random bytes and its digest.
 *
 * @param path where it is
 * @param size in bytes
 * @param sha256 in hex
 */
record RandomFile(Path path, long size, String sha256) {
    private static final int BLOCK = 1 << 20;

    static RandomFile create(Path path, long size) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random();
        byte[] block = new byte[BLOCK];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            for (long left = size; left > 0; left -= BLOCK) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
        }
        return new RandomFile(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** The digest of everything that the stream gives, in hex. */
    static String sha256(InputStream in) throws IOException {
        try (in) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
