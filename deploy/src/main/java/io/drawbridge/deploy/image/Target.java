package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Path;

/** Where an image goes. No container engine takes part. */
sealed interface Target {

    Containerizer containerizer(String repository, String tag);

    /** @param registry host and, where it has one, port */
    record Registry(String registry) implements Target {

        @Override
        public Containerizer containerizer(String repository, String tag) {
            ImageReference reference = ImageReference.of(registry, repository, tag);
            return Containerizer.to(Credentials.of(RegistryImage.named(reference), reference));
        }
    }

    /** Archives that {@code docker load}, {@code podman load}, {@code ctr images import} and {@code skopeo} read. */
    record Folder(Path folder) implements Target {

        @Override
        public Containerizer containerizer(String repository, String tag) {
            String name = repository.substring(repository.lastIndexOf('/') + 1);
            return Containerizer.to(
                    TarImage.at(folder.resolve(name + ".tar")).named(ImageReference.of(null, repository, tag)));
        }
    }
}
