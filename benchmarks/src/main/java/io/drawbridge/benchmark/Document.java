package io.drawbridge.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
record Document(Path file, String name) {

    void write(String content) throws IOException {
        String text = Files.readString(file);
        String begin = "<!-- " + name + ":begin -->\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("<!-- " + name + ":end -->");
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for " + name);
        }
        Files.writeString(file, text.substring(0, from + begin.length()) + content + text.substring(to));
    }
}
