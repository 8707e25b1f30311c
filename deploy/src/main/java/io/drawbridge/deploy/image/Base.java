package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an image is built on: an image of a registry, pinned by its digest, or an archive on this machine. */
sealed interface Base {

    /** Debian 12's OpenJDK 21 without a shell or packages. */
    String JVM = "gcr.io/distroless/java21-debian12:nonroot"
            + "@sha256:7e37784d94dccbf5ccb195c73b295f5ad00cd266512dfbac12eb9c3c28f8077d";

    /** Its C library and zlib, which a native executable needs, without a Java. */
    String NATIVE = "gcr.io/distroless/java-base-debian12:nonroot"
            + "@sha256:a9930cad62d02853d7f3dede7281c4b916cbf74493c2d8d38564121aad92bf6c";

    String ARCHIVE = "tar://";

    JibContainerBuilder begin();

    /** Labels that say what the image is built on. */
    Map<String, String> labels();

    /**
     * @throws IllegalArgumentException for a reference without a digest: a tag is something else tomorrow
     */
    static Base of(String text) {
        if (text.startsWith(ARCHIVE)) {
            return new Archive(Path.of(text.substring(ARCHIVE.length())));
        }
        try {
            return new Pinned(ImageReference.parse(text));
        } catch (InvalidImageReferenceException e) {
            throw new IllegalArgumentException("--base " + text + " is not the name of an image", e);
        }
    }

    record Pinned(ImageReference reference) implements Base {

        public Pinned {
            if (reference.getDigest().isEmpty()) {
                throw new IllegalArgumentException(
                        "--base " + reference + " has no digest: write name@sha256:…, so that"
                                + " the same commit makes the same image tomorrow");
            }
        }

        @Override
        public JibContainerBuilder begin() {
            return Jib.from(Credentials.of(RegistryImage.named(reference), reference));
        }

        @Override
        public Map<String, String> labels() {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("org.opencontainers.image.base.name", reference.toString());
            labels.put(
                    "org.opencontainers.image.base.digest",
                    reference.getDigest().orElseThrow());
            return labels;
        }
    }

    record Archive(Path file) implements Base {

        public Archive {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("--base " + ARCHIVE + file + ": there is no such file");
            }
        }

        @Override
        public JibContainerBuilder begin() {
            return Jib.from(TarImage.at(file));
        }

        @Override
        public Map<String, String> labels() {
            return Map.of(
                    "org.opencontainers.image.base.name", file.getFileName().toString());
        }
    }
}
