package io.drawbridge.secrets.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Authorities and certificates of a test, made by openssl. */
record TlsFiles(Path folder) {

    static TlsFiles in(Path folder) {
        TlsFiles files = new TlsFiles(folder);
        files.write("names", "subjectAltName=IP:127.0.0.1\n");
        files.authority("ca");
        files.signed("server", "ca");
        files.signed("client", "ca");
        files.authority("other");
        files.signed("stranger", "other");
        return files;
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** Puts one pair in the place of another. */
    void replace(String name, String by) {
        try {
            Files.copy(certificate(by), certificate(name), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(key(by), key(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void authority(String name) {
        openssl("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=" + name + " -keyout " + name + ".key -out "
                + name + ".crt");
    }

    private void signed(String name, String by) {
        openssl("req -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
        openssl("x509 -req -days 30 -in " + name + ".csr -CA " + by + ".crt -CAkey " + by
                + ".key -CAcreateserial -extfile names -out " + name + ".crt");
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openssl(String arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
