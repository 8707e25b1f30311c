package io.drawbridge.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** So many files of one size, in a folder. */
record UploadShape(int files, int mebibytes) {

    private static final int MIB = 1 << 20;

    /** So many transfers at once of clients that have to be told: as many connections as make a small file's latency small. */
    int atOnce() {
        return mebibytes == 1 ? 32 : 8;
    }

    double gib() {
        return files * (double) mebibytes / 1024;
    }

    /** Bytes that do not compress; hard links of one file, so that the page cache holds them once. */
    Path write(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(files + "x" + mebibytes));
        Path first = folder.resolve("0.bin");
        if (Files.exists(first)) {
            return folder;
        }
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(first)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(block);
            }
        }
        for (int i = 1; i < files; i++) {
            Files.createLink(folder.resolve(i + ".bin"), first);
        }
        return folder;
    }

    @Override
    public String toString() {
        String size = mebibytes % 1024 == 0 ? mebibytes / 1024 + " GiB" : mebibytes + " MiB";
        return size + " × " + files;
    }
}
