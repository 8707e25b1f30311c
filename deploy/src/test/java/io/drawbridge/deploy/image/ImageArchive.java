package io.drawbridge.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as {@code docker save} writes it, taken apart. */
record ImageArchive(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the image says about itself: user, entrypoint, environment, labels, time. */
    JsonNode config() {
        return json(manifest().path("Config").asText());
    }

    /** Names of the layers' archives, the lowest first. */
    List<String> layers() {
        return StreamSupport.stream(manifest().path("Layers").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    List<TarArchiveEntry> entries(String layer) {
        return read(layer, content -> {
            List<TarArchiveEntry> entries = new java.util.ArrayList<>();
            TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(content));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
            return entries;
        });
    }

    /** Writes what is in all layers, as a container engine would lay it out. */
    void unpackTo(Path root) {
        for (String layer : layers()) {
            read(layer, content -> {
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(content));
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(root, entry, tar);
                }
                return null;
            });
        }
    }

    private static void unpack(Path root, TarArchiveEntry entry, InputStream content) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException(entry.getName() + " leaves the image");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isFile()) {
            Files.createDirectories(path.getParent());
            Files.copy(content, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        } else {
            throw new IOException(entry.getName() + " is neither a file nor a folder");
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] fromTheLeft = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = new HashSet<>();
        for (int bit = 0; bit < fromTheLeft.length; bit++) {
            if ((mode & 0400 >> bit) != 0) {
                permissions.add(fromTheLeft[bit]);
            }
        }
        return permissions;
    }

    private JsonNode manifest() {
        return json("manifest.json").path(0);
    }

    private JsonNode json(String name) {
        return read(name, content -> JSON.readTree(content.readAllBytes()));
    }

    private <T> T read(String name, Reader<T> reader) {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return reader.read(tar);
                }
            }
            throw new AssertionError(name + " is not in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reader<T> {
        T read(InputStream content) throws IOException;
    }
}
