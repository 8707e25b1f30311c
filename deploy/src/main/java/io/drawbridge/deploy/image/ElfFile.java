package io.drawbridge.deploy.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The head of a Linux executable: enough to see that it fits the image. */
final class ElfFile {

    // https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html
    private static final int MACHINE = 18;
    private static final Map<Integer, String> ARCHITECTURES = Map.of(62, "amd64", 183, "arm64");

    private ElfFile() {}

    /** @throws IllegalArgumentException unless the file is a Linux executable for this architecture, as images name it */
    static Path require(Path file, String architecture) throws IOException {
        byte[] head = new byte[MACHINE + 2];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(head, 0, head.length);
            if (read < head.length || head[0] != 0x7f || head[1] != 'E' || head[2] != 'L' || head[3] != 'F') {
                throw new IllegalArgumentException(file + " is not a Linux executable");
            }
        }
        int machine = (head[MACHINE] & 0xff) | (head[MACHINE + 1] & 0xff) << 8;
        String found = ARCHITECTURES.getOrDefault(machine, "machine " + machine);
        if (!found.equals(architecture)) {
            throw new IllegalArgumentException(file + " is for " + found + ", the image for " + architecture);
        }
        return file;
    }
}
