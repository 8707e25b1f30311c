package io.drawbridge.deploy.bootstrap;

import io.drawbridge.deploy.tool.Weed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes uploads older than they are: the store's shell saves what it knows of them to a file, every time of these last
 * minutes in it is set back, and the shell loads it again. Times there are seconds in protobuf's variable length, which
 * stays the same.
 */
record AgedUploads(Weed weed, Path folder, Instant since) {

    void by(Duration age, String bucket) throws IOException {
        Path saved = folder.resolve("uploads.meta");
        weed.shell("fs.meta.save -o " + saved + " /buckets/" + bucket + "/.uploads");
        byte[] content = Files.readAllBytes(saved);
        for (long second = since.getEpochSecond(); second <= Instant.now().getEpochSecond(); second++) {
            content = replace(content, varint(second), varint(second - age.toSeconds()));
        }
        weed.shell("fs.meta.load -v=false " + Files.write(folder.resolve("aged.meta"), content));
    }

    private static byte[] replace(byte[] content, byte[] old, byte[] with) {
        // Latin-1 maps bytes to characters one to one.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.replace(new String(old, StandardCharsets.ISO_8859_1), new String(with, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] varint(long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            bytes.write((int) (rest & 0x7f | 0x80));
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }
}
