package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/** Logins at registries: those of {@code docker login} and of the credential helpers; never on the command line. */
final class Credentials {

    private Credentials() {}

    static RegistryImage of(RegistryImage image, ImageReference reference) {
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(reference, event -> {});
        return image.addCredentialRetriever(factory.dockerConfig())
                .addCredentialRetriever(factory.wellKnownCredentialHelpers());
    }
}
