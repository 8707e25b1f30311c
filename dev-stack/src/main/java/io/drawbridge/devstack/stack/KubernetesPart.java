package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.EmbeddedKubernetes;
import java.time.Duration;

/** Who reviews ServiceAccount tokens in a stack that has no cluster. */
final class KubernetesPart implements AutoCloseable {
    /** The audience that the bridge insists on by default. */
    private static final String AUDIENCE = "secrets-bridge";

    /** The audience that token-service is configured with here. */
    static final String UPLOADER_AUDIENCE = "token-service";

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final EmbeddedKubernetes kubernetes;

    private KubernetesPart(EmbeddedKubernetes kubernetes) {
        this.kubernetes = kubernetes;
    }

    static KubernetesPart start(StackPorts ports) {
        return new KubernetesPart(EmbeddedKubernetes.start(ports.of(Part.KUBERNETES)));
    }

    /** A token of the default ServiceAccount of namespace {@code team-a}, good for a day. */
    String tenantToken() {
        return kubernetes.serviceAccountToken("team-a", "default", AUDIENCE, LIFETIME);
    }

    /** A token of another ServiceAccount there, for token-service. */
    String uploaderToken() {
        return kubernetes.serviceAccountToken("team-a", "uploader", UPLOADER_AUDIENCE, LIFETIME);
    }

    /** What token-service shows when it asks for a review. */
    String uploadReviewerToken() {
        return kubernetes.reviewerToken("drawbridge", "token-service");
    }

    /** What the bridge shows when it asks for a review; without it, the review is refused. */
    String reviewerToken() {
        return kubernetes.reviewerToken("secrets", "secrets-bridge");
    }

    @Override
    public void close() {
        kubernetes.close();
    }
}
