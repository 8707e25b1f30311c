package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** The image of a service: for a user that is not root, on a file system that nobody needs to write to. */
record ServiceImage(Service service, Base base, Content content, Revision revision, String architecture) {

    /** The user of the charts' {@code runAsUser}; a number, because the kubelet cannot look up names. */
    static final String USER = "1001";

    /** Builds the image; the same input has the same digest, whenever and wherever it is built. */
    JibContainer build(Containerizer containerizer) throws IOException, InterruptedException {
        JibContainerBuilder image = base.begin();
        content.addTo(image);
        base.labels().forEach(image::addLabel);
        revision.labels(service).forEach(image::addLabel);
        image.setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Content.HOME))
                .addExposedPort(Port.tcp(service.port))
                .setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setCreationTime(revision.time());
        try {
            return image.containerize(containerizer);
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new IOException("the image of " + service.label() + " could not be made: " + cause.getMessage(), e);
        }
    }
}
